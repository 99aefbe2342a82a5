/** Far beyond what a definition or a template needs. */
const MOST = 100;

/**
 * Whether brackets are opened within each other more than a hundred times. The YAML parser takes exponential time for
 * `{` that nobody closes: four hundred of them hold the process for minutes. A look before it costs nothing.
 */
export function isNestedTooDeep(text: string): boolean {
  let depth = 0;
  for (const [bracket] of text.matchAll(/[[\]{}]/g)) {
    if (bracket === "[" || bracket === "{") depth++;
    else if (depth > 0) depth--;
    if (depth > MOST) return true;
  }
  return false;
}
