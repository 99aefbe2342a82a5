import type { Timestamp } from "@/lib/contracts/freshness";
import type { Hop } from "@/lib/contracts/request-path";
import type { Fact, Facts } from "../facts";

/** Every piece of evidence with the age of the facts it was taken from; what has its own keeps it. */
export const withAges = (facts: Facts, apiId: string, hops: readonly Hop[]): Hop[] =>
  hops.map((hop) => {
    const at = ageOf(facts, apiId, hop);
    return at === undefined ? hop : { ...hop, evidence: hop.evidence.map((one) => ({ ...one, at: one.at ?? at })) };
  });

function ageOf(facts: Facts, apiId: string, { kind, id = "" }: Hop): Timestamp | undefined {
  switch (kind) {
    case "stage":
    case "variable":
      return facts.stages[apiId]?.at;
    case "deployment":
      return facts.deployments[apiId]?.at;
    case "method":
    case "integration":
      return oldest(facts.snapshots);
    case "loadBalancer":
      return facts.loadBalancers.at;
    case "listener":
      return oldest(facts.listeners);
    case "targetGroup":
      return facts.targetHealth[id]?.at ?? facts.targetGroups.at;
    default:
      return oldest(facts.services);
  }
}

const oldest = (facts: Record<string, Fact<unknown>>): Timestamp | undefined =>
  Object.values(facts)
    .flatMap(({ at }) => at ?? [])
    .sort()
    .at(0);
