import "server-only";
import type { ServiceList } from "@/lib/contracts/services";
import { indexFacts } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import { listClusters } from "@/lib/domain/services/clusters";
import { listServices } from "@/lib/domain/services/list-services";
import { inventory } from "../inventory";
import { unreadable } from "./parts/found";

/** The services of all clusters, worst first, and the clusters. @throws AppFailure when the clusters were never read: an empty list would be a lie. */
export async function getServices(): Promise<ServiceList> {
  const facts = await inventory().read({ services: "all" });
  if (facts.clusters.value === undefined) throw unreadable(facts.clusters, "The list of clusters");
  return { ...freshnessOf(facts), services: listServices(indexFacts(facts)), clusters: listClusters(facts) };
}
