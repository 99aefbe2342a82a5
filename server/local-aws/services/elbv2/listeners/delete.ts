import type { World } from "../../../world";
import { listenerNotFound } from "../errors";
import type { Verb } from "../module";
import { type ListenerRecord, listeners, rules } from "../records";
import { rulesOfListener } from "../rules/create";
import { runtimeOf } from "../runtime";
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
  const own = rulesOfListener(world, region, listener.ListenerArn).map((rule) => rule.RuleArn);
  for (const arn of [...own, listener.DefaultRuleArn]) {
    rules(world, region).delete(arn);
    forgetTags(world, region, arn);
    runtimeOf(world).groupTurns.delete(arn);
  }
  forgetTags(world, region, listener.ListenerArn);
  listeners(world, region).delete(listener.ListenerArn);
}
