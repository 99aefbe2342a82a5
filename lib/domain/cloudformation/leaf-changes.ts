/** One value inside a property, by its place: `[0].Memory`. Undefined: not there. */
export interface LeafChange {
  path: string;
  before?: string;
  after?: string;
}

/** Long documents differ in a few places: those alone are for reading. Null: they are no documents. */
export function leafChanges(before: string, after: string): LeafChange[] | null {
  const [from, to] = [documentOf(before), documentOf(after)];
  if (from === undefined || to === undefined) return null;
  const found: LeafChange[] = [];
  collect("", from, to, found);
  return found;
}

function documentOf(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === "object" && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function collect(path: string, from: unknown, to: unknown, found: LeafChange[]): void {
  if (isTree(from) && isTree(to) && Array.isArray(from) === Array.isArray(to)) {
    const names = new Set([...Object.keys(from), ...Object.keys(to)]);
    for (const name of names) collect(placeOf(path, name, Array.isArray(from)), from[name], to[name], found);
    return;
  }
  const [before, after] = [textOf(from), textOf(to)];
  if (before === after) return;
  found.push({ path, ...(before !== undefined && { before }), ...(after !== undefined && { after }) });
}

const isTree = (value: unknown): value is Record<string, unknown> => typeof value === "object" && value !== null;
const placeOf = (path: string, name: string, isList: boolean): string =>
  isList ? `${path}[${name}]` : path === "" ? name : `${path}.${name}`;
const textOf = (value: unknown): string | undefined => (typeof value === "string" ? value : JSON.stringify(value));
