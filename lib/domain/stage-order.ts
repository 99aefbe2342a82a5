/** Promotion order: the common names from development to production; all others by alphabet before staging. */
const BEFORE = ["dev", "test", "qa", "uat"];
const AFTER = ["staging", "preprod", "prod"];

/** Sorts stage names in promotion order. Case is ignored for the common names. */
export function compareStages(a: string, b: string): number {
  return rank(a) - rank(b) || (a < b ? -1 : a > b ? 1 : 0);
}

/** A copy of things that have a `stage`, in promotion order. */
export const inStageOrder = <T extends { stage: string }>(things: readonly T[]): T[] =>
  [...things].sort((a, b) => compareStages(a.stage, b.stage));

/** A promotion against the order, from production to development, say. Names the order does not know stand side by side. */
export const isBackwards = (from: string, to: string): boolean => rank(from) > rank(to);

function rank(stage: string): number {
  const name = stage.toLowerCase();
  const before = BEFORE.indexOf(name);
  if (before >= 0) return before;
  const after = AFTER.indexOf(name);
  return after >= 0 ? BEFORE.length + 1 + after : BEFORE.length;
}
