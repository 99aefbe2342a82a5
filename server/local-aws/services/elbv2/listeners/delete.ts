import type { World } from "../../../world";
import { listenerNotFound } from "../errors";
import type { Verb } from "../module";
import { type ListenerRecord, listeners, rules } from "../records";
import { rulesOfListener } from "../rules/create";
import { converge } from "../serve/listeners";
import { forgetTags } from "../tags/tags";
import { topologyChanged } from "../topology";

/** Takes its rules along; target groups stay. */
export const deleteListener: Verb<"DeleteListener"> = async ({ ListenerArn = "" }, { world, region }) => {
  const listener = listeners(world, region).get(ListenerArn);
  if (!listener) throw listenerNotFound([ListenerArn]);
  deleteListenerRecords(world, region, listener);
  topologyChanged(world, region);
  await converge(world, region, ListenerArn);
  return {};
};

export function deleteListenerRecords(world: World, region: string, listener: ListenerRecord): void {
  for (const rule of rulesOfListener(world, region, listener.ListenerArn)) {
    rules(world, region).delete(rule.RuleArn);
    forgetTags(world, region, rule.RuleArn);
  }
  forgetTags(world, region, listener.DefaultRuleArn);
  forgetTags(world, region, listener.ListenerArn);
  listeners(world, region).delete(listener.ListenerArn);
}
