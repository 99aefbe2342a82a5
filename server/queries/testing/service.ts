/** Services of any kind, made with the plain SDK; `hello-service` makes the usual one. */
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  RunTaskCommand,
} from "@aws-sdk/client-ecs";
import { groundOf } from "../../local-aws/services/elbv2/testing/chain";
import type { TestEndpoint } from "../../local-aws/testing";
import { CLUSTER } from "./hello-service";
import { until } from "./until";

export type Container = NonNullable<RegisterTaskDefinitionCommandInput["containerDefinitions"]>[number];

/** A task definition with one container, `web`; answers its ARN. */
export async function register({ ecs }: TestEndpoint, family: string, container: Partial<Container> = {}) {
  const web = {
    name: "web",
    image: "httpd:2.4",
    entryPoint: ["/bin/sh", "-c"],
    command: ["httpd-foreground"],
    portMappings: [{ containerPort: 80 }],
    ...container,
  };
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      containerDefinitions: [web],
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? "";
}

/** A service of one task that registers in a target group; null: in none. */
export async function create(
  endpoint: TestEndpoint,
  serviceName: string,
  targetGroupArn: string | null,
  more: Partial<CreateServiceCommandInput>,
): Promise<void> {
  const { subnets } = await groundOf(endpoint);
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  await endpoint.ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName,
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets } },
      loadBalancers: targetGroupArn === null ? [] : [{ targetGroupArn, containerName: "web", containerPort: 80 }],
      ...more,
    }),
  );
}

/** A log driver that makes its group by itself. */
export function awslogs(group: string, prefix = "app", region = "us-east-1"): Partial<Container> {
  const place = { "awslogs-group": group, "awslogs-region": region, "awslogs-stream-prefix": prefix };
  return { logConfiguration: { logDriver: "awslogs", options: { ...place, "awslogs-create-group": "true" } } };
}

/** A service of one task without a load balancer. */
export async function plainService(
  endpoint: TestEndpoint,
  name: string,
  command: string,
  more: Partial<Container>,
): Promise<void> {
  const taskDefinition = await register(endpoint, name, { command: [command], portMappings: [], ...more });
  await create(endpoint, name, null, { taskDefinition });
}

/** A task of no service; answers its id. */
export async function runTask(endpoint: TestEndpoint, taskDefinition: string, startedBy: string): Promise<string> {
  const { subnets } = await groundOf(endpoint);
  const networkConfiguration = { awsvpcConfiguration: { subnets } };
  const { tasks } = await endpoint.ecs.send(
    new RunTaskCommand({ cluster: CLUSTER, taskDefinition, launchType: "FARGATE", startedBy, networkConfiguration }),
  );
  return tasks?.[0]?.taskArn?.split("/").at(-1) ?? "";
}

/** Waits until its rollout is through. */
export const steady = ({ ecs }: TestEndpoint, name: string) =>
  until(
    () => ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [name] })),
    ({ services }) => services?.[0]?.deployments?.[0]?.rolloutState === "COMPLETED",
    60,
  );
