import "server-only";
import { isAwsFailure } from "../errors";

/** Null where AWS says that there is no such thing; every other failure goes on. */
export async function orNull<T>(looking: Promise<T>): Promise<T | null> {
  try {
    return await looking;
  } catch (thrown) {
    if (isAwsFailure(thrown) && thrown.code === "not_found") return null;
    throw thrown;
  }
}

/** True when the thing was there already: another process, or an earlier run, was faster. */
export async function unlessThere(making: Promise<unknown>): Promise<boolean> {
  try {
    await making;
    return false;
  } catch (thrown) {
    if (isAwsFailure(thrown) && thrown.code === "conflict") return true;
    throw thrown;
  }
}

/** AWS must answer this; an implementation that leaves it out is of no use here. */
export function given<T>(value: T | undefined | null, what: string): T {
  if (value === undefined || value === null) throw new Error(`AWS's answer has no ${what}.`);
  return value;
}

export type Tags = Record<string, string>;
export const upperTags = (tags: Tags) => Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
export const lowerTags = (tags: Tags) => Object.entries(tags).map(([key, value]) => ({ key, value }));

/** Tags as EC2 and Auto Scaling answer them. */
export const tagsFrom = (tags: { Key?: string; Value?: string }[] = []): Tags =>
  Object.fromEntries(tags.map(({ Key = "", Value = "" }) => [Key, Value]));
