import { fine } from "../diagnosis/codes";
import { familyUnknown } from "../diagnosis/family-unknown";
import * as diagnose from "../diagnosis/load-balancing";
import {
  type ActionFact,
  type FactIndex,
  known,
  type ListenerFact,
  type LoadBalancerFact,
  type RuleFact,
} from "../facts";
import { actionView } from "../load-balancers/listener-view";
import type { HostAndPort } from "../stage-variables";
import { judgeWay } from "./astray";
import { hop, type Stretch } from "./journey";
import { matchRule } from "./match-rule";

/** The target groups that a request is forwarded to, those that take most first. */
export type Forwarded = string[];

/** The listener on the address's port, and the rule that takes the request. */
export function listenerHop(
  index: FactIndex,
  loadBalancer: LoadBalancerFact,
  address: HostAndPort,
  httpMethod: string,
): Stretch<Forwarded> {
  const label = `${loadBalancer.name} :${address.port}`;
  const fact = index.facts.listeners[loadBalancer.arn];
  const listeners = known(fact);
  if (listeners === undefined) return { hops: [hop("listener", label, familyUnknown("listeners", fact))] };
  const listener = listeners.find(({ port }) => port === address.port);
  if (!listener) return { hops: [hop("listener", label, diagnose.noListener(loadBalancer, address.port, listeners))] };
  if (!speaks(listener, address.scheme)) {
    return { hops: [hop("listener", label, diagnose.wrongProtocol(listener, address.scheme), listener.arn)] };
  }
  if (listener.rulesError) return byDefault(index, listener, label, listener.rulesError.message);
  const rule = matchRule(listener.rules, { ...address, httpMethod });
  const judged = judgeRule(listener, label, rule);
  const astray =
    judged.next && judgeWay(index, { loadBalancer, listener, listeners, rule, path: address.path }, judged.next);
  return astray ? { hops: [hop("listener", label, astray, listener.arn)], next: judged.next } : judged;
}

/** A network load balancer's TCP carries either. */
const speaks = ({ protocol }: ListenerFact, scheme: string): boolean =>
  ["HTTP", "HTTPS"].includes(protocol) ? protocol === scheme.toUpperCase() : true;

function judgeRule(listener: ListenerFact, label: string, rule: RuleFact | undefined): Stretch<Forwarded> {
  const action: ActionFact = rule?.action ?? { type: "other", name: "none" };
  const ends = (found: ReturnType<typeof fine>) => ({ hops: [hop("listener", label, found, listener.arn)] });
  if (action.type === "fixed-response") return ends(diagnose.fixedResponse(listener, action.status, action.body));
  if (action.type === "redirect") return ends(diagnose.redirects(listener, action.status, action.to));
  const groups = action.type === "forward" ? action.targetGroups.filter(({ weight }) => weight > 0) : [];
  if (groups.length === 0) return ends(diagnose.noForward(listener));
  const through = rule && Number.isFinite(rule.priority) ? `rule ${rule.priority}` : "its default rule";
  const found = fine(`${listener.protocol} on port ${listener.port} forwards by ${through}.`, conditions(rule));
  return { ...ends(found), next: groups.sort((a, b) => b.weight - a.weight).map(({ arn }) => arn) };
}

/** On by the default action, while nobody knows whether a rule takes the request before. */
function byDefault(index: FactIndex, listener: ListenerFact, label: string, why: string): Stretch<Forwarded> {
  const { words, forwards } = actionView(
    index,
    listener.rules.at(-1)?.action ?? { type: "other", name: "does nothing" },
  );
  const taken = forwards.filter(({ share }) => share > 0);
  const to = taken.map(({ name }) => name).join(", ");
  const found = diagnose.rulesUnknown(listener, why, to ? `${words} to ${to}` : words);
  const hops = [hop("listener", label, found, listener.arn)];
  return taken.length > 0 ? { hops, next: taken.map(({ arn }) => arn) } : { hops };
}

const conditions = (rule: RuleFact | undefined) =>
  (rule?.conditions ?? []).map(({ field, values }) => ({ label: field, value: values.join(", ") }));
