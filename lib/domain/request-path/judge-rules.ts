import { type Finding, fine } from "../diagnosis/codes";
import * as diagnose from "../diagnosis/listener";
import type { ActionFact, FactIndex, ListenerFact, RuleFact } from "../facts";
import { actionView, conditionWords } from "../load-balancers/listener-view";
import type { Asked } from "./match-rule";

/** What becomes of a request, and the target groups that it may be forwarded to, those that take most first. */
export interface Outcome {
  found: Finding;
  forwarded: string[];
}

/**
 * What the rules make of a request. Where several may take it, by its path, they count as one if all come out alike;
 * else nobody knows. A failure is none as long as a rule that the caller may satisfy would forward.
 */
export function judgeRules(index: FactIndex, listener: ListenerFact, { taken, passed }: Asked): Outcome {
  const outcomes = taken.map((rule) => judgeRule(listener, rule));
  const [first = judgeRule(listener, undefined)] = outcomes;
  const others = first.found.verdict === "ok" ? [] : passed.filter((rule) => judgeRule(listener, rule).forwarded[0]);
  const followed = [...outcomes, ...others.map((rule) => judgeRule(listener, rule))];
  const forwarded = [...new Set(followed.flatMap((one) => one.forwarded))];
  const alike = others.length === 0 && outcomes.every(({ found }) => found.verdict === first.found.verdict);
  if (!alike) {
    const rules = [...others, ...taken].sort((a, b) => a.priority - b.priority);
    const found = diagnose.undecided(
      listener,
      rules.map((rule) => `${named(rule)} ${does(index, rule.action)}`),
    );
    return { found: { ...found, evidence: rules.flatMap(conditions) }, forwarded };
  }
  if (first.found.verdict === "ok" && taken.length > 1) {
    first.found.words = `${listener.protocol} on port ${listener.port} forwards by ${taken.map(named).join(" or ")}, which the path decides.`;
    first.found.evidence = taken.flatMap(conditions);
  }
  return { found: withPassed(first.found, passed), forwarded };
}

function judgeRule(listener: ListenerFact, rule: RuleFact | undefined): Outcome {
  const action: ActionFact = rule?.action ?? { type: "other", name: "none" };
  const ends = (found: Finding): Outcome => ({ found, forwarded: [] });
  if (action.type === "fixed-response") return ends(diagnose.fixedResponse(listener, action.status, action.body));
  if (action.type === "redirect") return ends(diagnose.redirects(listener, action.status, action.to));
  const groups = action.type === "forward" ? action.targetGroups.filter(({ weight }) => weight > 0) : [];
  if (!rule || groups.length === 0) return ends(diagnose.noForward(listener));
  const found = fine(`${listener.protocol} on port ${listener.port} forwards by ${named(rule)}.`, conditions(rule));
  return { found, forwarded: groups.sort((a, b) => b.weight - a.weight).map(({ arn }) => arn) };
}

/** Said of a plain request; the rules before it take those that have what they want. */
function withPassed(found: Finding, passed: readonly RuleFact[]): Finding {
  if (passed.length === 0) return found;
  const rules = passed.map((rule) => ({
    label: `Asked before: ${named(rule)}`,
    value: rule.conditions.map(conditionWords).join(", "),
  }));
  const words = passed.map((rule, n) => `${named(rule)} takes those whose ${rules[n]?.value}`).join("; ");
  return { ...found, words: `${found.words} Not every request: ${words}.`, evidence: [...found.evidence, ...rules] };
}

const named = ({ priority }: RuleFact): string => (Number.isFinite(priority) ? `rule ${priority}` : "its default rule");

const conditions = (rule: RuleFact) =>
  rule.conditions.map(({ field, values }) => ({ label: field, value: values.join(", ") }));

/** What an action does, and where it forwards to. */
export function does(index: FactIndex, action: ActionFact): string {
  const { words, forwards } = actionView(index, action);
  const to = forwards.filter(({ share }) => share > 0).map(({ name }) => name);
  return to.length > 0 ? `${words} to ${to.join(", ")}` : words;
}
