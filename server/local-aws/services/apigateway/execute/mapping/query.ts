/** The query string an endpoint is called with. */
import { decoded } from "../routing/routes";

/**
 * The template's own query, then what the caller sent (only where all of it passes through), then what is mapped.
 * A mapped name takes the place of the caller's. Without question marks.
 */
export function joinQuery(template: string, caller: string, mapped: Record<string, readonly string[]>): string {
  const passed = pairsOf(caller).filter((pair) => !Object.hasOwn(mapped, nameOf(pair)));
  const added = Object.entries(mapped).flatMap(([name, values]) =>
    values.map((value) => `${encodeURIComponent(name)}=${encodeURIComponent(value)}`),
  );
  return [...pairsOf(template), ...passed, ...added].join("&");
}

/** All values of one parameter, decoded, in the caller's order. */
export function queryValues(query: string, name: string): string[] {
  return pairsOf(query)
    .filter((pair) => nameOf(pair) === name)
    .map((pair) => decoded(pair.slice(pair.indexOf("=") + 1 || pair.length).replaceAll("+", " ")));
}

const pairsOf = (query: string) => query.replace(/^\?/, "").split("&").filter(Boolean);

const nameOf = (pair: string) => decoded((pair.split("=", 1)[0] ?? "").replaceAll("+", " "));
