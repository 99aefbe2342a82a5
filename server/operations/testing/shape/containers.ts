import {
  DescribeCapacityProvidersCommand,
  DescribeClustersCommand,
  DescribeServicesCommand,
  DescribeTaskDefinitionCommand,
  type ECSClient,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";

/** What ECS has, with its tags. */
export async function containersOf(ecs: ECSClient) {
  const { clusterArns: clusters = [] } = await ecs.send(new ListClustersCommand({}));
  const [described, services, definitions, capacity] = await Promise.all([
    ecs.send(new DescribeClustersCommand({ clusters, include: ["TAGS", "SETTINGS", "CONFIGURATIONS"] })),
    Promise.all(clusters.map((cluster) => servicesOf(ecs, cluster))),
    definitionsOf(ecs),
    ecs.send(new DescribeCapacityProvidersCommand({ include: ["TAGS"] })),
  ]);
  return { clusters: described.clusters, services, definitions, capacity: capacity.capacityProviders };
}

async function servicesOf(ecs: ECSClient, cluster: string) {
  const { serviceArns: services } = await ecs.send(new ListServicesCommand({ cluster }));
  if (!services?.length) return [];
  const found = await ecs.send(new DescribeServicesCommand({ cluster, services, include: ["TAGS"] }));
  return found.services?.map((service) => ({ ...service, events: undefined, deployments: undefined }));
}

async function definitionsOf(ecs: ECSClient) {
  const { taskDefinitionArns = [] } = await ecs.send(new ListTaskDefinitionsCommand({}));
  return Promise.all(
    taskDefinitionArns.map(async (taskDefinition) => {
      const found = await ecs.send(new DescribeTaskDefinitionCommand({ taskDefinition, include: ["TAGS"] }));
      return { ...found.taskDefinition, tags: found.tags };
    }),
  );
}
