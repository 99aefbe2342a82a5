import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { notOffered, ruleNotFound, validationError } from "../errors";
import type { Verb } from "../module";
import { listeners, type RuleRecord, rules } from "../records";
import { topologyChanged } from "../topology";
import { checkedActions } from "./actions";
import { checkedConditions } from "./conditions";
import { assertPriority, priorityInUse, rulesOfListener } from "./create";
import { ruleView } from "./view";

export const modifyRule: Verb<"ModifyRule"> = (input, { world, region }) => {
  const rule = ruleForChange(world, region, input.RuleArn ?? "", "modified");
  if (input.Transforms?.length) throw notOffered("transforms of rules");
  const loadBalancerArn = listeners(world, region).get(rule.ListenerArn)?.LoadBalancerArn ?? "";
  const next: RuleRecord = {
    ...rule,
    ...(input.Conditions?.length ? { Conditions: checkedConditions(input.Conditions) } : {}),
    ...(input.Actions?.length ? { Actions: checkedActions(world, region, loadBalancerArn, input.Actions) } : {}),
  };
  rules(world, region).put(rule.RuleArn, next);
  topologyChanged(world, region);
  return { Rules: [ruleView(next)] };
};

/** All or nothing; rules may swap their priorities in one call. */
export const setRulePriorities: Verb<"SetRulePriorities"> = ({ RulePriorities }, { world, region }) => {
  if (!RulePriorities?.length) throw validationError("At least one rule priority must be specified");
  const changed = RulePriorities.map(({ RuleArn = "", Priority = 0 }) => {
    assertPriority(Priority);
    return { ...ruleForChange(world, region, RuleArn, "modified"), Priority };
  });
  assertDistinct(world, region, changed);
  for (const rule of changed) rules(world, region).put(rule.RuleArn, rule);
  topologyChanged(world, region);
  return { Rules: changed.map(ruleView) };
};

/** The default rule has no record of its own: its actions are the listener's, and it cannot be deleted. */
export function ruleForChange(world: World, region: string, arn: string, verb: "modified" | "deleted"): RuleRecord {
  const rule = rules(world, region).get(arn);
  if (rule) return rule;
  const isDefault = listeners(world, region)
    .values()
    .some((listener) => listener.DefaultRuleArn === arn);
  if (!isDefault) throw ruleNotFound([arn]);
  throw new AwsError("OperationNotPermittedException", `Default rule '${arn}' cannot be ${verb}`);
}

function assertDistinct(world: World, region: string, changed: readonly RuleRecord[]): void {
  const moved = new Set(changed.map((rule) => rule.RuleArn));
  for (const listenerArn of new Set(changed.map((rule) => rule.ListenerArn))) {
    const stay = rulesOfListener(world, region, listenerArn).filter((rule) => !moved.has(rule.RuleArn));
    const taken = new Set(stay.map((rule) => rule.Priority));
    for (const rule of changed.filter((other) => other.ListenerArn === listenerArn)) {
      if (taken.has(rule.Priority)) throw priorityInUse(rule.Priority);
      taken.add(rule.Priority);
    }
  }
}
