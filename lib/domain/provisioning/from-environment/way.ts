import type { Hop, HopKind } from "@/lib/contracts/request-path";
import { type FactIndex, known, type MethodFact, type SnapshotFact, type StageFact, snapshotKey } from "../../facts";
import { matchRule } from "../../request-path/match-rule";
import { traceMethod } from "../../request-path/trace";
import { lastPart } from "../../services/names";
import { addressOf, resolveVariables, variablesOf } from "../../stage-variables";
import type { Way } from "./existing";

/** The first way of a stage's requests that leads through a variable to an ECS service; null when there is none. */
export function wayOf(index: FactIndex, api: { id: string; name: string }, stage: StageFact): Way | null {
  const snapshot = known(index.facts.snapshots[snapshotKey(api.id, stage.deploymentId ?? "")]);
  const traced = (snapshot?.methods ?? []).map((method) => ({
    method,
    hops: traceMethod({ index, api, stage, snapshot: snapshot as SnapshotFact, method }).hops,
  }));
  const all = new Set(traced.flatMap(({ hops }) => hops.flatMap(serviceArn)));
  const [first] = traced.flatMap(({ method, hops }) => followed(index, stage, method, hops) ?? []);
  if (first === undefined) return null;
  return { ...first, otherServices: [...all].filter((arn) => arn !== first.serviceArn).map(lastPart) };
}

const serviceArn = ({ kind, id }: Hop): string[] => (kind === "service" && id ? [id] : []);

function followed(
  index: FactIndex,
  stage: StageFact,
  { httpMethod, path, integration }: MethodFact,
  hops: Hop[],
): Omit<Way, "otherServices"> | null {
  const idOf = (kind: HopKind) => hops.find((each) => each.kind === kind)?.id;
  const uri = integration?.uri ?? "";
  const [variable] = variablesOf(uri);
  const address = addressOf(resolveVariables(uri, stage.variables));
  const loadBalancer = known(index.facts.loadBalancers)?.find(({ arn }) => arn === idOf("loadBalancer"));
  const listener = known(index.facts.listeners[loadBalancer?.arn ?? ""])?.find(({ arn }) => arn === idOf("listener"));
  const rule = address && listener && matchRule(listener.rules, { ...address, httpMethod });
  const targetGroup = index.targetGroup(idOf("targetGroup") ?? "");
  const arn = idOf("service");
  if (!variable || !loadBalancer || !listener || !rule || !targetGroup || !arn) return null;
  return { httpMethod, path, variable, loadBalancer, listener, rule, targetGroup, serviceArn: arn };
}
