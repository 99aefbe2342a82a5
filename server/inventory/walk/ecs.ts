import type { Facts, ServiceFact } from "@/lib/domain/facts";
import { readContainerInstances } from "./container-instances";
import { byId, type Reader } from "./reader";

export type EcsFacts = Pick<Facts, "clusters" | "services" | "tasks" | "containerInstances" | "taskDefinitions">;

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
  reader: Reader,
  services: Facts["services"],
  targetGroupArns: ReadonlySet<string>,
  definitionsOfAll = false,
): Promise<Pick<EcsFacts, "tasks" | "containerInstances" | "taskDefinitions">> {
  const { get, source } = reader;
  const all = Object.values(services).flatMap((fact) => fact.value ?? []);
  const bound = all.filter((service) => service.targetGroupArns.some((arn) => targetGroupArns.has(arn)));
  const definitions = (definitionsOfAll ? all : bound).flatMap((service) => [
    service.taskDefinitionArn,
    ...service.deployments.map(({ taskDefinitionArn }) => taskDefinitionArn),
  ]);
  const [{ tasks, containerInstances }, taskDefinitions] = await Promise.all([
    readRunning(reader, bound),
    byId(definitions.filter(Boolean), (arn) => get(`taskDefinitions:${arn}`, () => source.getTaskDefinition(arn))),
  ]);
  return { tasks, containerInstances, taskDefinitions };
}

async function readRunning(
  reader: Reader,
  services: readonly ServiceFact[],
): Promise<Pick<EcsFacts, "tasks" | "containerInstances">> {
  const tasks = await byId(
    services.map(({ clusterArn }) => clusterArn),
    (arn) => reader.get(`tasks:${arn}`, () => reader.source.listTasks(arn)),
  );
  return { tasks, containerInstances: await readContainerInstances(reader, services, tasks) };
}
