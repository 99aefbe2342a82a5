/** What the integration tests of ECS share: the helloworld example, and waiting for what the scheduler does. */
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  type CreateServiceCommandInput,
  DescribeServicesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  RegisterTaskDefinitionCommand,
  type RegisterTaskDefinitionCommandInput,
  type Service,
  type Task,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupCommandInput,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TestEndpoint } from "../../../testing";

export const HELLO = `echo '{ "hello" : "world" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground`;

/** Asks until `done` says so; fails with the last answer after `seconds`. */
export async function until<T>(ask: () => Promise<T>, done: (value: T) => boolean, seconds = 60): Promise<T> {
  const deadline = Date.now() + seconds * 1000;
  for (;;) {
    const value = await ask();
    if (done(value)) return value;
    if (Date.now() > deadline)
      throw new Error(`still not so after ${seconds} s: ${JSON.stringify(value, undefined, 1)}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

export async function subnetsOf({ ec2 }: TestEndpoint): Promise<string[]> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  return Subnets.map((subnet) => subnet.SubnetId ?? "");
}

export async function register(
  { ecs }: TestEndpoint,
  family: string,
  container: Partial<NonNullable<RegisterTaskDefinitionCommandInput["containerDefinitions"]>[number]> = {},
  more: Partial<RegisterTaskDefinitionCommandInput> = {},
): Promise<string> {
  const { taskDefinition } = await ecs.send(
    new RegisterTaskDefinitionCommand({
      family,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      containerDefinitions: [
        {
          name: "web",
          image: "httpd:2.4",
          entryPoint: ["/bin/sh", "-c"],
          command: [HELLO],
          portMappings: [{ containerPort: 80 }],
          ...container,
        },
      ],
      ...more,
    }),
  );
  return taskDefinition?.taskDefinitionArn ?? "";
}

/** A load balancer with a listener on port 80 and its target group. */
export async function loadBalancer(
  endpoint: TestEndpoint,
  name: string,
  group: Partial<CreateTargetGroupCommandInput> = {},
): Promise<{ targetGroupArn: string; dnsName: string }> {
  const { elbv2 } = endpoint;
  const { Subnets = [] } = await endpoint.ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.map((subnet) => subnet.SubnetId ?? "");
  const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand({ Name: name, Subnets: subnets }));
  const { TargetGroups } = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: "HTTP",
      Port: 80,
      VpcId: Subnets[0]?.VpcId,
      TargetType: "ip",
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      UnhealthyThresholdCount: 2,
      ...group,
    }),
  );
  const targetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
  await elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroupArn }],
    }),
  );
  return { targetGroupArn, dnsName: LoadBalancers?.[0]?.DNSName ?? "" };
}

export async function create(
  endpoint: TestEndpoint,
  serviceName: string,
  more: Partial<CreateServiceCommandInput> = {},
): Promise<Service> {
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  const { service } = await endpoint.ecs.send(
    new CreateServiceCommand({
      cluster: "main",
      serviceName,
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets: await subnetsOf(endpoint) } },
      ...more,
    }),
  );
  return service ?? {};
}

export async function describe({ ecs }: TestEndpoint, serviceName: string): Promise<Service> {
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster: "main", services: [serviceName] }));
  return services?.[0] ?? {};
}

/** Waits for `has reached a steady state` after the service's last change. */
export function steady(endpoint: TestEndpoint, serviceName: string, seconds?: number): Promise<Service> {
  return until(() => describe(endpoint, serviceName), isSteady, seconds);
}

function isSteady(service: Service): boolean {
  const [primary, ...others] = service.deployments ?? [];
  return (
    others.length === 0 &&
    primary?.rolloutState === "COMPLETED" &&
    service.runningCount === service.desiredCount &&
    messages(service)[0]?.endsWith("has reached a steady state.") === true
  );
}

export function messages(service: Service): string[] {
  return (service.events ?? []).map((event) => event.message ?? "");
}

export async function tasksOf(
  { ecs }: TestEndpoint,
  serviceName: string,
  desiredStatus: "RUNNING" | "STOPPED" = "RUNNING",
): Promise<Task[]> {
  const { taskArns = [] } = await ecs.send(new ListTasksCommand({ cluster: "main", serviceName, desiredStatus }));
  if (taskArns.length === 0) return [];
  return (await ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: taskArns }))).tasks ?? [];
}
