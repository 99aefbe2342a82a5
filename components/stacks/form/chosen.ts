/** The entries of a list parameter's value; space around them does not count. */
export const chosenOf = (value: string): string[] =>
  value.split(",").flatMap((entry) => (entry.trim() === "" ? [] : entry.trim()));

/** The value with one of the allowed entries chosen or not, in the order in which they are declared. */
export function withChoice(allowed: readonly string[], value: string, one: string, isChosen: boolean): string {
  const chosen = chosenOf(value);
  return allowed.filter((each) => (each === one ? isChosen : chosen.includes(each))).join(",");
}
