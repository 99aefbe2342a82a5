import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ClusterFact, Facts, ServiceFact } from "@/lib/domain/facts";
import { inventory } from "@/server/inventory";
import { unreadable } from "./found";

/** The facts to look a cluster up in. One that is not there may be newer than the list: that is read again first. */
export async function clusterFacts(name: string): Promise<Facts> {
  const facts = await inventory().read({ services: "all" });
  if (facts.clusters.value === undefined || facts.clusters.value.some((one) => one.name === name)) return facts;
  inventory().touch("clusters");
  return inventory().read({ services: "all" });
}

/** The facts to look a service up in, likewise. */
export async function serviceFacts(cluster: string, name: string): Promise<Facts> {
  const facts = await clusterFacts(cluster);
  const inside = facts.clusters.value?.find((one) => one.name === cluster);
  if (!inside || facts.services[inside.arn]?.value?.some((one) => one.name === name)) return facts;
  inventory().touch(`services:${inside.arn}`);
  return inventory().read({ services: "all" });
}

/** A cluster by its name. @throws AppFailure when it does not exist, or when nobody can say whether it does. */
export function foundCluster({ clusters }: Facts, name: string): ClusterFact {
  if (clusters.value === undefined) throw unreadable(clusters, "The list of clusters");
  const found = clusters.value.find((one) => one.name === name && one.status !== "INACTIVE");
  if (!found) throw missing(`There is no cluster ${name} in this account and region.`);
  return found;
}

/** A service by the names that a person knows. @throws AppFailure as above. */
export function foundService(
  facts: Facts,
  cluster: string,
  name: string,
): { cluster: ClusterFact; service: ServiceFact } {
  const inside = foundCluster(facts, cluster);
  const services = facts.services[inside.arn];
  if (services?.value === undefined) throw unreadable(services, "The cluster's services");
  const service = services.value.find((one) => one.name === name && one.status !== "INACTIVE");
  if (!service) throw missing(`The cluster ${cluster} has no service ${name}.`);
  return { cluster: inside, service };
}

const missing = (message: string) =>
  new AppFailure({ code: "not_found", message, remedy: "Go back to the list of services." });
