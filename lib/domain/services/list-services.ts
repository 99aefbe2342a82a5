import type { ServiceSummary } from "@/lib/contracts/services";
import type { FactIndex } from "../facts";
import { compareHealth } from "../health";
import { environmentsByService, waysKnown } from "./environments-of";
import { summarizeService } from "./summarize";

/** Every service of every cluster that is there: worst first, then by cluster and name. */
export function listServices(index: FactIndex): ServiceSummary[] {
  const environments = environmentsByService(index);
  const none = waysKnown(index.facts) ? [] : null;
  const clusters = index.facts.clusters.value ?? [];
  return clusters
    .flatMap(({ arn, name }) =>
      (index.facts.services[arn]?.value ?? [])
        .filter(({ status }) => status !== "INACTIVE")
        .map((service) => summarizeService(index, service, name, environments.get(service.arn) ?? none).summary),
    )
    .sort(
      (a, b) => compareHealth(a.health, b.health) || compareText(a.cluster, b.cluster) || compareText(a.name, b.name),
    );
}

const compareText = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
