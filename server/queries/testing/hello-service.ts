/** A load balancer with a service of two tasks behind it, made with the plain SDK. */
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
  CreateTargetGroupCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { until } from "./until";

export interface Hello {
  dnsName: string;
  loadBalancerArn: string;
  targetGroupArn: string;
  vpcId: string;
}

export const CLUSTER = "main";
const COMMAND = `echo '{ "hello" : "world" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground`;

/** Waits until both tasks run and its rollout is through; the load balancer may still be provisioning. */
export async function helloService(endpoint: TestEndpoint, name: string): Promise<Hello> {
  const { Subnets = [] } = await endpoint.ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.map(({ SubnetId = "" }) => SubnetId);
  const balancer = await loadBalancer(endpoint, name, subnets, Subnets[0]?.VpcId ?? "");
  await service(endpoint, name, subnets, balancer.targetGroupArn);
  return balancer;
}

async function loadBalancer(
  { ec2, elbv2 }: TestEndpoint,
  name: string,
  subnets: string[],
  vpcId: string,
): Promise<Hello> {
  await letEveryoneIn(ec2);
  const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand({ Name: name, Subnets: subnets }));
  const { LoadBalancerArn: loadBalancerArn = "", DNSName: dnsName = "" } = LoadBalancers?.[0] ?? {};
  const { TargetGroups } = await elbv2.send(
    new CreateTargetGroupCommand({
      Name: name,
      Protocol: "HTTP",
      Port: 80,
      VpcId: vpcId,
      TargetType: "ip",
      HealthCheckIntervalSeconds: 5,
      HealthCheckTimeoutSeconds: 2,
      UnhealthyThresholdCount: 2,
    }),
  );
  const targetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn: targetGroupArn }];
  await elbv2.send(
    new CreateListenerCommand({ LoadBalancerArn: loadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions }),
  );
  return { dnsName, loadBalancerArn, targetGroupArn, vpcId };
}

async function service({ ecs }: TestEndpoint, name: string, subnets: string[], targetGroupArn: string): Promise<void> {
  await ecs.send(new CreateClusterCommand({ clusterName: CLUSTER }));
  const web = {
    name: "web",
    image: "httpd:2.4",
    entryPoint: ["/bin/sh", "-c"],
    command: [COMMAND],
    portMappings: [{ containerPort: 80 }],
  };
  const fargate = { networkMode: "awsvpc", requiresCompatibilities: ["FARGATE"], cpu: "256", memory: "512" } as const;
  await ecs.send(
    new RegisterTaskDefinitionCommand({
      ...fargate,
      requiresCompatibilities: [...fargate.requiresCompatibilities],
      family: name,
      containerDefinitions: [web],
    }),
  );
  await ecs.send(
    new CreateServiceCommand({
      cluster: CLUSTER,
      serviceName: name,
      taskDefinition: name,
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets } },
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
    }),
  );
  await until(
    () => ecs.send(new DescribeServicesCommand({ cluster: CLUSTER, services: [name] })),
    ({ services }) => services?.[0]?.deployments?.[0]?.rolloutState === "COMPLETED",
  );
}
