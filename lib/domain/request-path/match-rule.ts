import type { RuleCondition, RuleFact } from "../facts";

export interface RuledRequest {
  host: string;
  path: string;
  httpMethod: string;
}

/** The first rule, in order of priority, whose conditions all hold; the default rule has none. */
export const matchRule = (rules: readonly RuleFact[], request: RuledRequest): RuleFact | undefined =>
  [...rules]
    .sort((a, b) => a.priority - b.priority)
    .find((rule) => rule.conditions.every((condition) => holds(condition, request)));

/** What depends on the caller (headers, query, source address) is taken not to hold: a plain request has none of it. */
function holds({ field, values }: RuleCondition, { host, path, httpMethod }: RuledRequest): boolean {
  switch (field) {
    case "path-pattern":
      return values.some((pattern) => matches(pattern, path, true));
    case "host-header":
      return values.some((pattern) => matches(pattern, host, false));
    case "http-request-method":
      return values.includes(httpMethod === "ANY" ? "GET" : httpMethod);
    default:
      return false;
  }
}

/** ELB's patterns: `*` is any number of characters, `?` is one. Paths keep their case, hosts do not. */
function matches(pattern: string, text: string, caseSensitive: boolean): boolean {
  const source = pattern
    .replace(/[.+^${}()|[\]\\]/g, "\\$&")
    .replaceAll("*", ".*")
    .replaceAll("?", ".");
  return new RegExp(`^${source}$`, caseSensitive ? "s" : "is").test(text);
}
