import type { CachedFamily } from "./cache/keys";
import { CLOSE, LIVE } from "./cache/refresh-rules";

/**
 * How soon an open page is told to ask again at the earliest, and how much earlier facts are read anew that would be due in
 * the meantime: none is late by more than the difference. In milliseconds.
 */
export const SOONEST_MS = 600;
export const EARLY_MS = 300;

/**
 * What a fact means for when its page asks again. `due`: when this fact is due. `own`: at the browser's own pace, since it is
 * one of many, of which one is always due. `any`: nothing, for it hardly changes, or the page is not about it.
 */
export type Beat = "due" | "own" | "any";

interface Place {
  /** The page is about one thing, and this fact about that as well. */
  about: "it" | "another" | "many";
  isOneOfFew: boolean;
}

export function beatOf(family: CachedFamily, { about, isOneOfFew }: Place): Beat {
  if (about !== "many") return about === "it" && CLOSE.has(family) ? "due" : "any";
  if (!LIVE.has(family)) return "any";
  return isOneOfFew ? "due" : "own";
}
