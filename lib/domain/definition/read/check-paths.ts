import type { Source } from "./source";

/** Letters, digits and `._-:~`, or a path variable `{id}`, or a greedy one `{proxy+}` (API reference, Resource). */
const PATH_PART = /^(?:[\w.:~-]+|\{[\w.:~-]+\+?\})$/;

/** Tells what API Gateway makes no resource of, each at the path as it is written. */
export function checkPaths(source: Source, paths: readonly string[]): void {
  for (const { path, problem } of pathProblems(paths)) source.problem(["paths", path], problem);
}

/** What is wrong with paths, beside those before them. */
export function pathProblems(paths: readonly string[]): { path: string; problem: string }[] {
  /** By parent: its variable part, and the path that has it first. */
  const variables = new Map<string, { part: string; path: string }>();
  return paths.flatMap((path) => {
    const problem = problemOf(path, variables);
    return problem ? [{ path, problem }] : [];
  });
}

function problemOf(path: string, variables: Map<string, { part: string; path: string }>): string | undefined {
  const parts = path.split("/").filter(Boolean);
  let parent = "";
  for (const [at, part] of parts.entries()) {
    if (!PATH_PART.test(part))
      return `“${part}” is no part of a path: letters, digits and . _ ~ : -, or {name}, or {name+} at the end.`;
    if (part.endsWith("+}") && at < parts.length - 1)
      return `Nothing can stand below ${part}: it takes all that follows.`;
    const other = variables.get(parent);
    if (part.startsWith("{") && other && other.part !== part)
      return `${part} stands where ${other.path} has ${other.part}: API Gateway takes one variable in a place.`;
    if (part.startsWith("{") && !other) variables.set(parent, { part, path });
    parent += `/${part}`;
  }
  return undefined;
}
