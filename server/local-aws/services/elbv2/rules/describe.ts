import type { Rule } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { World } from "../../../world";
import { listenerNotFound, ruleNotFound, validationError } from "../errors";
import type { Verb } from "../module";
import { paged } from "../paging";
import { listeners, rules } from "../records";
import { rulesOfListener } from "./create";
import { defaultRuleView, ruleView } from "./view";

/** Of one listener, by priority with the default rule last; or the named ones. */
export const describeRules: Verb<"DescribeRules"> = (input, { world, region }) => {
  const { ListenerArn, RuleArns } = input;
  if ((ListenerArn === undefined) === (RuleArns === undefined || RuleArns.length === 0)) {
    throw validationError("You must specify either listener rule ARNs or a listener ARN");
  }
  const chosen =
    ListenerArn === undefined ? named(world, region, RuleArns ?? []) : ofListener(world, region, ListenerArn);
  const { items, NextMarker } = paged(chosen, (rule) => rule.RuleArn ?? "", input);
  return { Rules: items, NextMarker };
};

function ofListener(world: World, region: string, arn: string): Rule[] {
  const listener = listeners(world, region).get(arn);
  if (!listener) throw listenerNotFound([arn]);
  return [...rulesOfListener(world, region, arn).map(ruleView), defaultRuleView(listener)];
}

function named(world: World, region: string, arns: readonly string[]): Rule[] {
  return arns.map((arn) => {
    const rule = rules(world, region).get(arn);
    if (rule) return ruleView(rule);
    const listener = listeners(world, region)
      .values()
      .find((other) => other.DefaultRuleArn === arn);
    if (!listener) throw ruleNotFound([arn]);
    return defaultRuleView(listener);
  });
}
