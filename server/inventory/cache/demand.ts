import type { Haste } from "../budget/turn";

/** How one reader asks. Deadlines are by the clock. */
export interface Demand {
  /** Forbids reads that began earlier, by sequence number. */
  since: number;
  /** Ends the wait for what was never read. */
  deadline: number;
  /** Ends the wait for what is very old. */
  staleDeadline: number;
  /** Ends the wait for what is due; absent: it is served as it is. */
  dueDeadline?: number;
  /** Facts that can change are due at this age at the latest, in milliseconds. */
  freshAtMostMs?: number;
  /** Facts are due so much earlier, in milliseconds: together with others instead of soon after them. */
  earlyMs?: number;
  /** Who wants it; absent: a list of many. */
  interest?: Interest;
}

/** `page`: an open page, or an operation, is about it. `list`: it is one of many. `nobody`: it is read for the history. */
export type Interest = "page" | "list" | "nobody";

export const HASTE: Record<Interest, { waiting: Haste; due: Haste }> = {
  page: { waiting: "now", due: "soon" },
  list: { waiting: "soon", due: "later" },
  nobody: { waiting: "later", due: "later" },
};
