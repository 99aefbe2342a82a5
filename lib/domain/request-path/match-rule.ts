import type { MethodFact, RuleCondition, RuleFact } from "../facts";
import { takes } from "./patterns";

export interface RuledRequest {
  host: string;
  path: string;
  httpMethod: string;
  /** A `{parameter}` of the path may stand for several segments. */
  greedy?: boolean;
}

/** As the integration sends it: `ANY` is what the caller asks with. */
export function requestOf({ httpMethod, path, integration }: MethodFact): Pick<RuledRequest, "httpMethod" | "greedy"> {
  const verb = integration?.httpMethod ?? "ANY";
  return { httpMethod: verb === "ANY" ? httpMethod : verb, greedy: path.includes("+}") };
}

/** What is known, before it is made, of who takes a request. */
export interface Asked {
  /** In order of priority; more than one where it depends on the path, and the last one takes the rest. */
  taken: RuleFact[];
  /** Asked before it is taken: they take it where the caller sends what they want. */
  passed: RuleFact[];
}

/** The first rule, in order of priority, whose conditions all hold; the default rule has none. */
export const matchRule = (rules: readonly RuleFact[], request: RuledRequest): RuleFact | undefined =>
  askRules(rules, request).taken.at(-1);

/** Asks the rules in order of priority, up to the first that surely takes the request. */
export function askRules(rules: readonly RuleFact[], request: RuledRequest): Asked {
  const asked: Asked = { taken: [], passed: [] };
  for (const rule of [...rules].sort((a, b) => a.priority - b.priority)) {
    const held = rule.conditions.map((condition) => holds(condition, request));
    const worst = HELD.find((each) => held.includes(each)) ?? "yes";
    if (worst === "caller") asked.passed.push(rule);
    if (worst === "perhaps" || worst === "yes") asked.taken.push(rule);
    if (worst === "yes") break;
  }
  return asked;
}

/** One that does not hold speaks for the whole rule; `caller`: it depends on what the caller sends, `perhaps`: on the path. */
const HELD = ["no", "caller", "perhaps", "yes"] as const;
type Held = (typeof HELD)[number];

/** Paths keep their case, hosts do not. */
function holds({ field, values }: RuleCondition, { host, path, httpMethod, greedy }: RuledRequest): Held {
  switch (field) {
    case "path-pattern":
      return best(values.map((pattern) => takes(pattern, path, greedy)));
    case "host-header":
      return best(values.map((pattern) => takes(pattern.toLowerCase(), host.toLowerCase())));
    case "http-request-method":
      if (httpMethod === "ANY") return values.includes("GET") ? "yes" : "caller";
      return values.includes(httpMethod) ? "yes" : "no";
    default:
      return "caller";
  }
}

const best = (held: readonly Held[]): Held => HELD.findLast((each) => held.includes(each)) ?? "no";
