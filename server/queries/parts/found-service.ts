import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ClusterFact, Facts, ServiceFact } from "@/lib/domain/facts";
import { inventory } from "@/server/inventory";
import { unreadable } from "./found";

/** The facts to look a service up in. One that is not there may be newer than the list: that is read again first. */
export async function serviceFacts(cluster: string, name: string): Promise<Facts> {
  const facts = await inventory().read({ services: "all" });
  if (facts.clusters.value === undefined) return facts;
  const inside = facts.clusters.value.find((one) => one.name === cluster);
  if (inside && facts.services[inside.arn]?.value?.some((one) => one.name === name)) return facts;
  inventory().touch(inside ? `services:${inside.arn}` : "clusters");
  return inventory().read({ services: "all" });
}

/** A service by the names that a person knows. @throws AppFailure when it does not exist, or when nobody can say whether it does. */
export function foundService(
  facts: Facts,
  cluster: string,
  name: string,
): { cluster: ClusterFact; service: ServiceFact } {
  if (facts.clusters.value === undefined) throw unreadable(facts.clusters, "The list of clusters");
  const inside = facts.clusters.value.find((one) => one.name === cluster);
  if (!inside) throw missing(`There is no cluster ${cluster} in this account and region.`);
  const services = facts.services[inside.arn];
  if (services?.value === undefined) throw unreadable(services, "The cluster's services");
  const service = services.value.find((one) => one.name === name && one.status !== "INACTIVE");
  if (!service) throw missing(`The cluster ${cluster} has no service ${name}.`);
  return { cluster: inside, service };
}

const missing = (message: string) =>
  new AppFailure({ code: "not_found", message, remedy: "Go back to the list of services." });
