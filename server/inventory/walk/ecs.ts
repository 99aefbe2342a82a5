import { type Fact, type Facts, isReachedByHost, type ServiceFact } from "@/lib/domain/facts";
import { readContainerInstances } from "./container-instances";
import { byId, type Reader } from "./reader";

export type EcsFacts = Pick<Facts, "clusters" | "services" | "tasks" | "containerInstances" | "taskDefinitions">;

/** Clusters with their services. `isNear`: whether the page is about what runs in a cluster, by what was read before. */
export async function readServices(
  { get, held, source }: Reader,
  isNear: (services: Fact<ServiceFact[]>) => boolean = () => true,
): Promise<Pick<EcsFacts, "clusters" | "services">> {
  const clusters = await get("clusters", source.listClusters);
  const arns = (clusters.value ?? []).map(({ arn }) => arn);
  const services = await byId(arns, async (arn) => {
    const before = await held().get<ServiceFact[]>(`services:${arn}`, () => source.listServices(arn));
    return get(`services:${arn}`, () => source.listServices(arn), isNear(before));
  });
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
  const read = (arns: string[]) =>
    byId(arns.filter(Boolean), (arn) => get(`taskDefinitions:${arn}`, () => source.getTaskDefinition(arn)));
  const [running, taskDefinitions] = await Promise.all([readRunning(reader, bound), read(definitions)]);
  const ofHosts = await read(definitionsOnHosts(running));
  return { ...running, taskDefinitions: { ...ofHosts, ...taskDefinitions } };
}

/** Only these tell the ports of tasks on instances of which ECS tells none; whose they are tells where nobody is. */
const definitionsOnHosts = ({ tasks, containerInstances }: Pick<Facts, "tasks" | "containerInstances">): string[] =>
  Object.keys(containerInstances)
    .flatMap((cluster) => tasks[cluster]?.value ?? [])
    .filter((task) => isReachedByHost(task) && (task.hostPorts ?? []).length === 0)
    .map(({ taskDefinitionArn }) => taskDefinitionArn);

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
