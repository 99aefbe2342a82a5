import type { Holdings, ServiceFact, TaskDefinitionFact, TaskFact } from "../../facts";
import { keyOf, type Thing, thing } from "../thing";

/** Clusters, services, tasks that nobody's service started, and task definitions. */
export function ecsThings(holdings: Holdings): Thing[] {
  const { clusters, services, tasks, taskDefinitions, capacity } = holdings;
  const providers = new Map(capacity.providers.map(({ name, arn }) => [name, keyOf("capacity provider", arn)]));
  return [
    ...clusters.map(({ arn, name, tags, capacityProviders = [] }) =>
      thing({
        type: "cluster",
        id: arn,
        name,
        tags,
        uses: capacityProviders.flatMap((provider) => providers.get(provider) ?? []),
      }),
    ),
    ...services.filter(({ status }) => status !== "INACTIVE").map(serviceThing),
    ...tasks.filter(isLoose).map((task) => taskThing(holdings, task)),
    ...taskDefinitions.map((definition) => definitionThing(holdings, definition)),
  ];
}

const serviceThing = (service: ServiceFact): Thing =>
  thing({
    type: "service",
    id: service.arn,
    name: service.name,
    tags: service.tags,
    within: keyOf("cluster", service.clusterArn),
    uses: [
      keyOf("cluster", service.clusterArn),
      ...service.targetGroupArns.map((arn) => keyOf("target group", arn)),
      ...definitionsOf(service).map((arn) => keyOf("task definition", arn)),
      ...(service.securityGroupIds ?? []).map((id) => keyOf("security group", id)),
      ...(service.subnetIds ?? []).map((id) => keyOf("subnet", id)),
    ],
    feeds: service.targetGroupArns.map((arn) => keyOf("target group", arn)),
  });

const definitionsOf = ({ taskDefinitionArn, deployments }: ServiceFact): string[] =>
  [...new Set([taskDefinitionArn, ...deployments.map((each) => each.taskDefinitionArn)])].filter(Boolean);

/** A service's tasks go with it. */
const isLoose = ({ serviceName, lastStatus }: TaskFact): boolean =>
  serviceName === undefined && lastStatus !== "STOPPED";

const taskThing = ({ networkInterfaces }: Holdings, task: TaskFact): Thing => {
  const groups = networkInterfaces.filter(({ addresses }) => addresses.some((each) => task.addresses.includes(each)));
  return thing({
    type: "task",
    id: task.arn,
    name: task.arn.slice(task.arn.lastIndexOf("/") + 1),
    uses: [
      keyOf("cluster", task.clusterArn),
      keyOf("task definition", task.taskDefinitionArn),
      ...groups.flatMap(({ groupIds }) => groupIds).map((id) => keyOf("security group", id)),
    ],
  });
};

const definitionThing = ({ logGroups }: Holdings, definition: TaskDefinitionFact): Thing => {
  const names = definition.containers.flatMap(({ logging }) => logging?.group ?? []);
  const roles = [definition.executionRoleArn, definition.taskRoleArn].filter((arn) => arn !== undefined);
  return thing({
    type: "task definition",
    id: definition.arn,
    name: `${definition.family}:${definition.revision}`,
    tags: definition.tags,
    uses: [
      ...roles.map((arn) => keyOf("role", arn)),
      ...logGroups.filter(({ name }) => names.includes(name)).map(({ name }) => keyOf("log group", name)),
    ],
  });
};
