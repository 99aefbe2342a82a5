/** An account as large as the one that the inventory's budget is promised for, made with the plain SDK. */
import { CreateDeploymentCommand, CreateStageCommand } from "@aws-sdk/client-api-gateway";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import {
  CreateClusterCommand,
  CreateServiceCommand,
  DescribeServicesCommand,
  RegisterTaskDefinitionCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  CreateTargetGroupCommand,
  DescribeLoadBalancersCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { helloApi } from "./hello-api";
import { until } from "./until";

export const SIZE = { apis: 20, stages: 2, loadBalancers: 40, targetGroups: 60, clusters: 2, services: 100, tasks: 10 };

/** Each stage has a snapshot and a load balancer of its own; every third of these a second target group behind a rule. */
export async function largeAccount(endpoint: TestEndpoint): Promise<void> {
  await letEveryoneIn(endpoint.ec2);
  const { Subnets = [] } = await endpoint.ec2.send(new DescribeSubnetsCommand({}));
  const network = { subnets: Subnets.map(({ SubnetId = "" }) => SubnetId), vpcId: Subnets[0]?.VpcId ?? "" };
  const targetGroups = await inTurn(SIZE.targetGroups, (at) => targetGroup(endpoint, at, network.vpcId));
  const dnsNames = await inTurn(SIZE.loadBalancers, (at) => loadBalancer(endpoint, at, network.subnets, targetGroups));
  await inTurn(SIZE.clusters, (at) => endpoint.ecs.send(new CreateClusterCommand({ clusterName: `cluster-${at}` })));
  await inTurn(SIZE.services, (at) => service(endpoint, at, network.subnets, targetGroups));
  await inTurn(SIZE.apis, (at) => api(endpoint, at, dnsNames));
  await settled(endpoint);
}

/** One after the other: the machine has other things to do as well. */
async function inTurn<T>(count: number, make: (at: number) => Promise<T>): Promise<T[]> {
  const made: T[] = [];
  for (let at = 0; at < count; at++) made.push(await make(at));
  return made;
}

async function targetGroup({ elbv2 }: TestEndpoint, at: number, VpcId: string): Promise<string> {
  const group = { Name: `group-${at}`, Protocol: "HTTP" as const, Port: 80, VpcId, TargetType: "ip" as const };
  const { TargetGroups } = await elbv2.send(new CreateTargetGroupCommand(group));
  return TargetGroups?.[0]?.TargetGroupArn ?? "";
}

async function loadBalancer({ elbv2 }: TestEndpoint, at: number, Subnets: string[], groups: string[]): Promise<string> {
  const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand({ Name: `balancer-${at}`, Subnets }));
  const { LoadBalancerArn = "", DNSName = "" } = LoadBalancers?.[0] ?? {};
  const forward = (group: number) => [{ Type: "forward" as const, TargetGroupArn: groups[group] }];
  const { Listeners } = await elbv2.send(
    new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: forward(at) }),
  );
  const second = SIZE.loadBalancers + at;
  if (second >= SIZE.targetGroups) return DNSName;
  const Conditions = [{ Field: "path-pattern", Values: ["/other"] }];
  const rule = { ListenerArn: Listeners?.[0]?.ListenerArn, Priority: 1, Conditions, Actions: forward(second) };
  await elbv2.send(new CreateRuleCommand(rule));
  return DNSName;
}

async function service({ ecs }: TestEndpoint, at: number, subnets: string[], groups: string[]): Promise<void> {
  const web = { name: "web", image: "stageway/hello:1", portMappings: [{ containerPort: 80 }] };
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      family: `service-${at}`,
      networkMode: "awsvpc",
      requiresCompatibilities: ["FARGATE"],
      cpu: "256",
      memory: "512",
      containerDefinitions: [web],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster: `cluster-${at % SIZE.clusters}`,
      serviceName: `service-${at}`,
      taskDefinition: `service-${at}`,
      desiredCount: at < SIZE.tasks ? 1 : 0,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets } },
      loadBalancers: [{ targetGroupArn: groups[at % groups.length], containerName: "web", containerPort: 80 }],
    }),
  );
}

async function api(endpoint: TestEndpoint, at: number, dnsNames: string[]): Promise<void> {
  const { apiId: restApiId, deploymentId } = await helloApi(endpoint);
  const { id } = await endpoint.apigateway.send(new CreateDeploymentCommand({ restApiId }));
  const bound = (stage: number) => ({ helloworldElb: dnsNames[at * SIZE.stages + stage] ?? "" });
  const stages = [
    { restApiId, stageName: "dev", deploymentId: id, variables: bound(0) },
    { restApiId, stageName: "prod", deploymentId, variables: bound(1) },
  ];
  for (const stage of stages) await endpoint.apigateway.send(new CreateStageCommand(stage));
}

/** Until nothing changes by itself any more. */
async function settled({ ecs, elbv2 }: TestEndpoint): Promise<void> {
  for (let at = 0; at < SIZE.tasks; at++) {
    const input = { cluster: `cluster-${at % SIZE.clusters}`, services: [`service-${at}`] };
    await until(
      () => ecs.send(new DescribeServicesCommand(input)),
      ({ services }) => services?.[0]?.deployments?.[0]?.rolloutState === "COMPLETED",
    );
  }
  await until(
    () => elbv2.send(new DescribeLoadBalancersCommand({})),
    ({ LoadBalancers }) => LoadBalancers?.every(({ State }) => State?.Code === "active") ?? false,
  );
}
