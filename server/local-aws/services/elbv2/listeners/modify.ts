import { listenerNotFound } from "../errors";
import type { Verb } from "../module";
import { type ListenerRecord, listeners } from "../records";
import { checkedActions } from "../rules/actions";
import { converge } from "../serve/listeners";
import { topologyChanged } from "../topology";
import { duplicate } from "./create";
import { assertHttp, assertPort } from "./protocol";
import { listenersOf, listenerView } from "./view";

/** What is not given stays. A new port is served when this answers, the old one no longer. */
export const modifyListener: Verb<"ModifyListener"> = async (input, { world, region }) => {
  const { ListenerArn = "" } = input;
  const listener = listeners(world, region).get(ListenerArn);
  if (!listener) throw listenerNotFound([ListenerArn]);
  assertHttp({ ...input, Protocol: input.Protocol ?? listener.Protocol });
  const Port = input.Port ?? listener.Port;
  assertPort(Port);
  const others = listenersOf(world, region, listener.LoadBalancerArn).filter(
    (other) => other.ListenerArn !== ListenerArn,
  );
  if (others.some((other) => other.Port === Port)) throw duplicate(listener.LoadBalancerArn);
  const DefaultActions = input.DefaultActions?.length
    ? checkedActions(world, region, listener.LoadBalancerArn, input.DefaultActions)
    : listener.DefaultActions;
  const next: ListenerRecord = { ...listener, Port, DefaultActions };
  listeners(world, region).put(ListenerArn, next);
  topologyChanged(world, region);
  await converge(world, region, ListenerArn);
  return { Listeners: [listenerView(next)] };
};
