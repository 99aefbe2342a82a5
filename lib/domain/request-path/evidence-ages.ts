import type { Timestamp } from "@/lib/contracts/freshness";
import type { Hop, HopKind } from "@/lib/contracts/request-path";
import { type Fact, type Facts, snapshotKey } from "../facts";

/** Every piece of evidence with the age of the facts it was taken from; what has its own keeps it. */
export const withAges = (facts: Facts, apiId: string, hops: readonly Hop[]): Hop[] =>
  hops.map((hop) => {
    const at = ageOf(facts, apiId, hop, hops);
    return at === undefined ? hop : { ...hop, evidence: hop.evidence.map((one) => ({ ...one, at: one.at ?? at })) };
  });

type Told = Pick<Hop, "kind" | "id">;

/** Of the fact that the hop was judged by; where it is none of its own, of the oldest of its family. */
export function ageOf(
  facts: Facts,
  apiId: string,
  { kind, id = "" }: Told,
  way: readonly Told[],
): Timestamp | undefined {
  const before = (wanted: HopKind): string => way.find((hop) => hop.kind === wanted)?.id ?? "";
  switch (kind) {
    case "stage":
    case "variable":
      return facts.stages[apiId]?.at;
    case "deployment":
      return facts.deployments[apiId]?.at;
    case "method":
    case "integration":
      return facts.snapshots[snapshotKey(apiId, before("deployment"))]?.at ?? oldest(facts.snapshots);
    case "loadBalancer":
      return facts.loadBalancers.at;
    case "listener":
      return facts.listeners[before("loadBalancer")]?.at ?? oldest(facts.listeners);
    case "targetGroup":
      return facts.targetHealth[id]?.at ?? facts.targetGroups.at;
    default:
      return clusterOf(facts, id)?.at ?? oldest(facts.services);
  }
}

const clusterOf = (facts: Facts, serviceArn: string): Fact<unknown> | undefined =>
  Object.values(facts.services).find(({ value }) => value?.some(({ arn }) => arn === serviceArn));

const oldest = (facts: Record<string, Fact<unknown>>): Timestamp | undefined =>
  Object.values(facts)
    .flatMap(({ at }) => at ?? [])
    .sort()
    .at(0);
