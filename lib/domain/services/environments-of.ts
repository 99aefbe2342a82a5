import type { EnvironmentRef } from "@/lib/contracts/services";
import { type Fact, type FactIndex, type Facts, known, type StageFact, snapshotKey } from "../facts";
import { traceMethod } from "../request-path/trace";
import { inStageOrder } from "../stage-order";

/** The environments whose requests arrive at each service, by the service's ARN. */
export function environmentsByService(index: FactIndex): Map<string, EnvironmentRef[]> {
  const found = new Map<string, EnvironmentRef[]>();
  const apis = [...(index.facts.apis.value ?? [])].sort((a, b) => a.name.localeCompare(b.name));
  for (const api of apis) {
    for (const stage of inStageOrder(index.facts.stages[api.id]?.value ?? [])) {
      const reference = { apiId: api.id, apiName: api.name, stage: stage.stage };
      for (const arn of servicesBehind(index, api, stage)) found.set(arn, [...(found.get(arn) ?? []), reference]);
    }
  }
  return found;
}

/** The ARNs of the services that requests to a stage arrive at, whatever state they are in. */
function servicesBehind(index: FactIndex, api: { id: string; name: string }, stage: StageFact): Set<string> {
  const snapshot = known(index.facts.snapshots[snapshotKey(api.id, stage.deploymentId ?? "")]);
  const paths = (snapshot?.methods ?? []).map((method) =>
    traceMethod({ index, api, stage, snapshot: snapshot as NonNullable<typeof snapshot>, method }),
  );
  const hops = paths.flatMap((path) => path.hops);
  return new Set(hops.flatMap(({ kind, id }) => (kind === "service" && id ? [id] : [])));
}

/** Whether everything is known that leads from stages to services: else "none" may be wrong. */
export function waysKnown(facts: Facts): boolean {
  const { apis, stages, snapshots, loadBalancers, listeners, targetGroups } = facts;
  const each: Fact<unknown>[] = [stages, snapshots, listeners].flatMap((one) => Object.values<Fact<unknown>>(one));
  return [apis, loadBalancers, targetGroups, ...each].every((fact) => known<unknown>(fact) !== undefined);
}
