import { AwsError } from "../../../protocol/aws-error";
import { loadBalancerNotFound, validationError } from "../errors";
import type { Verb } from "../module";
import { newListenerArn, newRuleArn } from "../names";
import { type ListenerRecord, listeners, loadBalancers } from "../records";
import { checkedActions } from "../rules/actions";
import { converge } from "../serve/listeners";
import { addTags, assertTags } from "../tags/tags";
import { topologyChanged } from "../topology";
import { assertHttp, assertPort } from "./protocol";
import { listenersOf, listenerView } from "./view";

// AWS's default quota "Listeners per Application Load Balancer".
const MOST_LISTENERS = 50;

/** Answers when the listener takes requests. The same port with the same settings answers the one that exists. */
export const createListener: Verb<"CreateListener"> = async (input, { world, region }) => {
  const { LoadBalancerArn = "", Port, Protocol } = input;
  if (!loadBalancers(world, region).has(LoadBalancerArn)) throw loadBalancerNotFound([LoadBalancerArn]);
  if (Port === undefined || Protocol === undefined)
    throw validationError("A listener protocol and port must be specified");
  assertHttp(input);
  assertPort(Port);
  const DefaultActions = checkedActions(world, region, LoadBalancerArn, input.DefaultActions);
  assertTags(input.Tags);
  const own = listenersOf(world, region, LoadBalancerArn);
  const existing = own.find((listener) => listener.Port === Port);
  if (existing) {
    if (JSON.stringify(existing.DefaultActions) !== JSON.stringify(DefaultActions)) throw duplicate(LoadBalancerArn);
    return { Listeners: [listenerView(existing)] };
  }
  if (own.length >= MOST_LISTENERS) {
    throw new AwsError("TooManyListenersException", "The quota 'listeners per load balancer' has been reached");
  }
  const ListenerArn = newListenerArn(LoadBalancerArn);
  const DefaultRuleArn = newRuleArn(ListenerArn);
  const listener: ListenerRecord = {
    ListenerArn,
    LoadBalancerArn,
    Port,
    Protocol: "HTTP",
    DefaultActions,
    DefaultRuleArn,
  };
  listeners(world, region).put(ListenerArn, listener);
  addTags(world, region, ListenerArn, input.Tags ?? []);
  topologyChanged(world, region);
  await converge(world, region, ListenerArn);
  return { Listeners: [listenerView(listener)] };
};

export function duplicate(loadBalancerArn: string): AwsError {
  const message = `A listener already exists on this port for this load balancer '${loadBalancerArn}'`;
  return new AwsError("DuplicateListenerException", message);
}
