import type { Rule } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { ListenerRecord, RuleRecord } from "../records";

export function ruleView(rule: RuleRecord): Rule {
  const { RuleArn, Priority, Conditions, Actions } = rule;
  return { RuleArn, Priority: String(Priority), Conditions, Actions, IsDefault: false };
}

export function defaultRuleView(listener: ListenerRecord): Rule {
  const { DefaultRuleArn: RuleArn, DefaultActions: Actions } = listener;
  return { RuleArn, Priority: "default", Conditions: [], Actions, IsDefault: true };
}
