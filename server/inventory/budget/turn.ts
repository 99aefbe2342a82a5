/**
 * How soon the calls of a read get their turn. `now`: a page is blank, or an operation stands still, without it. `soon`: an
 * open page is about it and shows what was read before, or a list has nothing of it yet. `later`: it may take its time.
 */
export type Haste = "now" | "soon" | "later";

/** The turn of one read, however many calls it makes. */
export interface Turn {
  haste: Haste;
}

const RANK: Record<Haste, number> = { now: 0, soon: 1, later: 2 };

export const isSooner = (one: Turn, other: Turn): boolean => RANK[one.haste] < RANK[other.haste];

/** Somebody else wants the same read, perhaps sooner. */
export function hasten(turn: Turn, haste: Haste): void {
  if (isSooner({ haste }, turn)) turn.haste = haste;
}
