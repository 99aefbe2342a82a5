import type { Hop, HopKind } from "@/lib/contracts/request-path";
import { type FactIndex, known, type MethodFact, type SnapshotFact, type StageFact, snapshotKey } from "../../facts";
import { matchRule, requestOf } from "../../request-path/match-rule";
import { traceMethod } from "../../request-path/trace";
import { addressOf, resolveVariables, variablesOf } from "../../stage-variables";
import type { Way } from "./existing";

type Traced = { method: MethodFact; way: Omit<Way, "methods"> | null };

/**
 * The ways of a stage's requests that lead through a variable to ECS services, one for each service. A load balancer's
 * default comes before its rules: others may stand beside it.
 */
export function waysOf(index: FactIndex, api: { id: string; name: string }, stage: StageFact): Way[] {
  const snapshot = known(index.facts.snapshots[snapshotKey(api.id, stage.deploymentId ?? "")]);
  const traced = (snapshot?.methods ?? []).map((method): Traced => {
    const { hops } = traceMethod({ index, api, stage, snapshot: snapshot as SnapshotFact, method });
    return { method, way: followed(index, stage, method, hops) };
  });
  const found = traced.flatMap(({ way }) => way ?? []);
  const each = found.filter((way, at) => found.findIndex((other) => isSame(way, other)) === at);
  const sorted = each.sort((a, b) => Number(isRuled(a)) - Number(isRuled(b)));
  return sorted.map((way, at) => ({ ...way, methods: methodsOf(traced, way, at === 0) }));
}

/** The first of them; null when there is none. */
export const wayOf = (...from: Parameters<typeof waysOf>): Way | null => waysOf(...from)[0] ?? null;

type Served = Pick<Way, "serviceArn">;
const isSame = (a: Served, b: Served): boolean => a.serviceArn === b.serviceArn;
const isRuled = ({ rule }: Pick<Way, "rule">): boolean => Number.isFinite(rule.priority);

const methodsOf = (traced: Traced[], way: Served, first: boolean): MethodFact[] =>
  traced.filter((each) => (each.way === null ? first : isSame(each.way, way))).map(({ method }) => method);

function followed(index: FactIndex, stage: StageFact, method: MethodFact, hops: Hop[]): Omit<Way, "methods"> | null {
  const idOf = (kind: HopKind) => hops.find((each) => each.kind === kind)?.id;
  const { httpMethod, path, integration } = method;
  const uri = integration?.uri ?? "";
  const [variable] = variablesOf(uri);
  const address = addressOf(resolveVariables(uri, stage.variables));
  const loadBalancer = known(index.facts.loadBalancers)?.find(({ arn }) => arn === idOf("loadBalancer"));
  const listeners = known(index.facts.listeners[loadBalancer?.arn ?? ""]) ?? [];
  const listener = listeners.find(({ arn }) => arn === idOf("listener"));
  const rule = address && listener && matchRule(listener.rules, { ...address, ...requestOf(method) });
  const targetGroup = index.targetGroup(idOf("targetGroup") ?? "");
  const arn = idOf("service");
  if (!variable || !loadBalancer || !listener || !rule || !targetGroup || !arn) return null;
  const otherListeners = listeners
    .filter((each) => each !== listener)
    .map(({ protocol, port }) => `${protocol} on port ${port}`);
  return { httpMethod, path, variable, loadBalancer, listener, otherListeners, rule, targetGroup, serviceArn: arn };
}
