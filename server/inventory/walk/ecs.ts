import type { Facts } from "@/lib/domain/facts";
import { byId, type Reader } from "./reader";

export type EcsFacts = Pick<Facts, "clusters" | "services" | "tasks" | "taskDefinitions">;

/** Clusters with their services. */
export async function readServices({ get, source }: Reader): Promise<Pick<EcsFacts, "clusters" | "services">> {
  const clusters = await get("clusters", source.listClusters);
  const arns = (clusters.value ?? []).map(({ arn }) => arn);
  const services = await byId(arns, (arn) => get(`services:${arn}`, () => source.listServices(arn)));
  return { clusters, services };
}

/**
 * Tasks and task definitions of the services behind some target groups; other clusters' tasks are nobody's concern here.
 * `definitionsOfAll`: task definitions, which are read once and kept, of every service.
 */
export async function readTasks(
  { get, source }: Reader,
  services: Facts["services"],
  targetGroupArns: ReadonlySet<string>,
  definitionsOfAll = false,
): Promise<Pick<EcsFacts, "tasks" | "taskDefinitions">> {
  const all = Object.values(services).flatMap((fact) => fact.value ?? []);
  const bound = all.filter((service) => service.targetGroupArns.some((arn) => targetGroupArns.has(arn)));
  const definitions = (definitionsOfAll ? all : bound).flatMap((service) => [
    service.taskDefinitionArn,
    ...service.deployments.map(({ taskDefinitionArn }) => taskDefinitionArn),
  ]);
  const [tasks, taskDefinitions] = await Promise.all([
    byId(
      bound.map(({ clusterArn }) => clusterArn),
      (arn) => get(`tasks:${arn}`, () => source.listTasks(arn)),
    ),
    byId(definitions.filter(Boolean), (arn) => get(`taskDefinitions:${arn}`, () => source.getTaskDefinition(arn))),
  ]);
  return { tasks, taskDefinitions };
}
