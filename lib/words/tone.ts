/** How something is drawn: always icon, word and colour together. */
export type Tone = "ok" | "busy" | "warn" | "bad" | "unknown" | "idle";

/** A status as a person reads it. */
export interface StatusWords {
  tone: Tone;
  word: string;
}

/** Not there yet, and an operation is making it. */
export const UNDER_WAY: StatusWords = { tone: "busy", word: "Under way" };
