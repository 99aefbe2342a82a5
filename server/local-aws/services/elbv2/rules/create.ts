import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { listenerNotFound, notOffered, validationError } from "../errors";
import type { Verb } from "../module";
import { newRuleArn } from "../names";
import { listeners, type RuleRecord, rules } from "../records";
import { addTags, assertTags } from "../tags/tags";
import { topologyChanged } from "../topology";
import { checkedActions } from "./actions";
import { checkedConditions } from "./conditions";
import { ruleView } from "./view";

// AWS's default quota "Rules per Application Load Balancer", not counting default rules.
const MOST_RULES = 100;

export const createRule: Verb<"CreateRule"> = (input, { world, region }) => {
  const { ListenerArn = "", Priority = 0 } = input;
  const listener = listeners(world, region).get(ListenerArn);
  if (!listener) throw listenerNotFound([ListenerArn]);
  if (input.Transforms?.length) throw notOffered("transforms of rules");
  assertPriority(Priority);
  const Conditions = checkedConditions(input.Conditions);
  const Actions = checkedActions(world, region, listener.LoadBalancerArn, input.Actions);
  assertTags(input.Tags);
  const own = rulesOfListener(world, region, ListenerArn);
  if (own.some((rule) => rule.Priority === Priority)) throw priorityInUse(Priority);
  if (own.length >= MOST_RULES) {
    throw new AwsError("TooManyRulesException", "The quota 'rules per load balancer' has been reached");
  }
  const rule: RuleRecord = { RuleArn: newRuleArn(ListenerArn), ListenerArn, Priority, Conditions, Actions };
  rules(world, region).put(rule.RuleArn, rule);
  addTags(world, region, rule.RuleArn, input.Tags ?? []);
  topologyChanged(world, region);
  return { Rules: [ruleView(rule)] };
};

export function rulesOfListener(world: World, region: string, listenerArn: string): RuleRecord[] {
  return rules(world, region)
    .values()
    .filter((rule) => rule.ListenerArn === listenerArn)
    .sort((a, b) => a.Priority - b.Priority);
}

export function assertPriority(priority: number): void {
  if (Number.isInteger(priority) && priority >= 1 && priority <= 50_000) return;
  throw validationError(`Priority '${priority}' must be in the range 1-50000`);
}

export const priorityInUse = (priority: number): AwsError =>
  new AwsError("PriorityInUseException", `Priority '${priority}' is currently in use`);
