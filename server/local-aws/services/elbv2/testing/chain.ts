/** The usual chain for tests: load balancer, target group with quick checks, listener on port 80. */
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  type CreateTargetGroupInput,
  DescribeTargetHealthCommand,
  type LoadBalancer,
  RegisterTargetsCommand,
  type TargetGroup,
  type TargetHealth,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TestEndpoint } from "../../../testing";

export interface Ground {
  vpcId: string;
  subnets: string[];
}

export async function groundOf({ ec2 }: TestEndpoint): Promise<Ground> {
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  return { vpcId: Subnets[0]?.VpcId ?? "", subnets: Subnets.map((subnet) => subnet.SubnetId ?? "") };
}

export async function createGroup(
  endpoint: TestEndpoint,
  name: string,
  settings: Partial<CreateTargetGroupInput> = {},
): Promise<TargetGroup & { TargetGroupArn: string }> {
  const { vpcId } = await groundOf(endpoint);
  const input: CreateTargetGroupInput = {
    Name: name,
    Protocol: "HTTP",
    Port: 80,
    VpcId: vpcId,
    TargetType: "ip",
    HealthCheckIntervalSeconds: 5,
    HealthCheckTimeoutSeconds: 2,
    HealthyThresholdCount: 2,
    UnhealthyThresholdCount: 2,
    ...settings,
  };
  const { TargetGroups } = await endpoint.elbv2.send(new CreateTargetGroupCommand(input));
  return { ...TargetGroups?.[0], TargetGroupArn: TargetGroups?.[0]?.TargetGroupArn ?? "" };
}

export async function createBalancer(
  endpoint: TestEndpoint,
  name: string,
): Promise<LoadBalancer & { LoadBalancerArn: string; DNSName: string }> {
  const { subnets } = await groundOf(endpoint);
  const { LoadBalancers } = await endpoint.elbv2.send(new CreateLoadBalancerCommand({ Name: name, Subnets: subnets }));
  const created = LoadBalancers?.[0];
  return { ...created, LoadBalancerArn: created?.LoadBalancerArn ?? "", DNSName: created?.DNSName ?? "" };
}

export async function createChain(endpoint: TestEndpoint, name: string, settings?: Partial<CreateTargetGroupInput>) {
  const [balancer, group] = await Promise.all([createBalancer(endpoint, name), createGroup(endpoint, name, settings)]);
  const { Listeners } = await endpoint.elbv2.send(
    new CreateListenerCommand({
      LoadBalancerArn: balancer.LoadBalancerArn,
      Protocol: "HTTP",
      Port: 80,
      DefaultActions: [{ Type: "forward", TargetGroupArn: group.TargetGroupArn }],
    }),
  );
  const listenerArn = Listeners?.[0]?.ListenerArn ?? "";
  return { dns: balancer.DNSName, balancerArn: balancer.LoadBalancerArn, groupArn: group.TargetGroupArn, listenerArn };
}

export async function registerTargets(
  endpoint: TestEndpoint,
  groupArn: string,
  ...targets: { id: string; port: number }[]
) {
  const Targets = targets.map(({ id, port }) => ({ Id: id, Port: port }));
  await endpoint.elbv2.send(new RegisterTargetsCommand({ TargetGroupArn: groupArn, Targets }));
}

/** By `id`. */
export async function healthOf(endpoint: TestEndpoint, groupArn: string): Promise<Record<string, TargetHealth>> {
  const command = new DescribeTargetHealthCommand({ TargetGroupArn: groupArn });
  const { TargetHealthDescriptions = [] } = await endpoint.elbv2.send(command);
  return Object.fromEntries(TargetHealthDescriptions.map((one) => [one.Target?.Id ?? "", one.TargetHealth ?? {}]));
}
