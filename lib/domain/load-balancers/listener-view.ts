import type { ListenerRule, ListenerView } from "@/lib/contracts/load-balancers";
import type { ActionFact, FactIndex, ListenerFact, RuleCondition, RuleFact } from "../facts";
import { nameOfGroup } from "./group-name";

/** A listener with its rules in the order they are asked, in plain words. */
export const listenerView = (
  index: FactIndex,
  { arn, port, protocol, rules, rulesError }: ListenerFact,
): ListenerView => ({
  arn,
  port,
  protocol,
  rules: [...rules].sort((a, b) => a.priority - b.priority).map((rule) => ruleView(index, rule)),
  ...(rulesError && { rulesUnknown: rulesError.message }),
});

const ruleView = (index: FactIndex, { priority, conditions, action }: RuleFact): ListenerRule => ({
  priority: Number.isFinite(priority) ? priority : null,
  conditions: conditions.map(conditionWords),
  ...actionView(index, action),
});

// Field names: ELB API reference, RuleCondition.
const FIELDS: Record<string, string> = {
  "path-pattern": "path is",
  "host-header": "host is",
  "http-request-method": "method is",
  "http-header": "header is",
  "source-ip": "source address is in",
  "query-string": "query has",
};

/** A condition in plain words. */
export const conditionWords = ({ field, values }: RuleCondition): string =>
  `${FIELDS[field] ?? `${field} is`} ${values.join(" or ")}`;

/** What an action does, in plain words, and where it forwards to. */
export function actionView(index: FactIndex, action: ActionFact): Pick<ListenerRule, "words" | "forwards"> {
  switch (action.type) {
    case "fixed-response":
      return { words: `answers ${action.status} itself`, forwards: [] };
    case "redirect":
      return { words: `redirects (${action.status.replace("HTTP_", "")}) to ${action.to}`, forwards: [] };
    case "other":
      return { words: action.name, forwards: [] };
    case "forward":
      return forwardView(index, action.targetGroups);
  }
}

function forwardView(
  index: FactIndex,
  groups: { arn: string; weight: number }[],
): Pick<ListenerRule, "words" | "forwards"> {
  const whole = groups.reduce((sum, { weight }) => sum + weight, 0);
  const share = (weight: number): number => (whole === 0 ? 0 : Math.round((weight / whole) * 100));
  const forwards = groups.map(({ arn, weight }) => ({ name: nameOfGroup(index, arn), arn, share: share(weight) }));
  return { words: whole === 0 ? "forwards to no target group" : "forwards", forwards };
}
