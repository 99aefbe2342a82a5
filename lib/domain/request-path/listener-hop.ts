import { familyUnknown } from "../diagnosis/family-unknown";
import * as diagnose from "../diagnosis/listener";
import { type ActionFact, type FactIndex, known, type ListenerFact, type LoadBalancerFact } from "../facts";
import type { HostAndPort } from "../stage-variables";
import { judgeWay, ledBack, onlyGroupOf } from "./astray";
import { hop, type Stretch } from "./journey";
import { does, judgeRules } from "./judge-rules";
import { askRules, type RuledRequest } from "./match-rule";

/** The target groups that a request is forwarded to, those that take most first. */
export type Forwarded = string[];

/** The listener on the address's port, and the rule that takes the request. */
export function listenerHop(
  index: FactIndex,
  loadBalancer: LoadBalancerFact,
  address: HostAndPort,
  request: Pick<RuledRequest, "httpMethod" | "greedy">,
  environment?: string,
): Stretch<Forwarded> {
  const label = `${loadBalancer.name} :${address.port}`;
  const fact = index.facts.listeners[loadBalancer.arn];
  const listeners = known(fact);
  if (listeners === undefined) return { hops: [hop("listener", label, familyUnknown("listeners", fact))] };
  const listener = listeners.find(({ port }) => port === address.port);
  if (!listener) {
    const meant = address.scheme === "http" ? onlyGroupOf(index, listeners) : undefined;
    return { hops: [hop("listener", label, diagnose.noListener(loadBalancer, address.port, listeners, meant))] };
  }
  if (!speaks(listener, address.scheme)) {
    return { hops: [hop("listener", label, diagnose.wrongProtocol(listener, address.scheme), listener.arn)] };
  }
  if (listener.rulesError) return byDefault(index, listener, label, listener.rulesError.message);
  const asked = askRules(listener.rules, { ...address, ...request });
  const { found, forwarded } = judgeRules(index, listener, asked);
  const [rule] = asked.taken;
  const way = { loadBalancer, listener, listeners, rule, path: address.path, environment };
  if (forwarded.length === 0) return { hops: [hop("listener", label, ledBack(index, way, found), listener.arn)] };
  const astray = asked.taken.length === 1 ? judgeWay(index, way, forwarded) : null;
  return { hops: [hop("listener", label, astray ?? found, listener.arn)], next: forwarded };
}

/** A network load balancer's TCP carries either. */
const speaks = ({ protocol }: ListenerFact, scheme: string): boolean =>
  ["HTTP", "HTTPS"].includes(protocol) ? protocol === scheme.toUpperCase() : true;

/** On by the default action, while nobody knows whether a rule takes the request before. */
function byDefault(index: FactIndex, listener: ListenerFact, label: string, why: string): Stretch<Forwarded> {
  const action: ActionFact = listener.rules.at(-1)?.action ?? { type: "other", name: "does nothing" };
  const found = diagnose.rulesUnknown(listener, why, does(index, action));
  const taken = action.type === "forward" ? action.targetGroups.filter(({ weight }) => weight > 0) : [];
  const hops = [hop("listener", label, found, listener.arn)];
  return taken.length > 0 ? { hops, next: taken.map(({ arn }) => arn) } : { hops };
}
