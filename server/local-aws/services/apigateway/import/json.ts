/** Looking into a document of which nothing is known yet. */
export type Json = Record<string, unknown>;

export const isRecord = (value: unknown): value is Json =>
  typeof value === "object" && value !== null && !Array.isArray(value);

export const recordOf = (value: unknown): Json => (isRecord(value) ? value : {});
export const listOf = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Numbers and booleans count as text: YAML reads `version: 1.0` and `statusCode: 200` as numbers. */
export const textOf = (value: unknown): string | undefined =>
  typeof value === "string" || typeof value === "number" || typeof value === "boolean" ? String(value) : undefined;

export const textsOf = (value: unknown): string[] => listOf(value).flatMap((item) => textOf(item) ?? []);

/** The members of a map that are text; undefined when there is none. */
export function textMap(value: unknown): Record<string, string> | undefined {
  const entries = Object.entries(recordOf(value)).flatMap(([name, item]) => {
    const text = textOf(item);
    return text === undefined ? [] : [[name, text] as const];
  });
  return entries.length > 0 ? Object.fromEntries(entries) : undefined;
}

/** The record without what is not there. */
export const defined = <T extends object>(record: T): T =>
  Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;
