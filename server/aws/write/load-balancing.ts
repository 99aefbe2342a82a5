import "server-only";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetGroupsCommand,
  type Listener,
  type LoadBalancer,
  ModifyTargetGroupAttributesCommand,
  ModifyTargetGroupCommand,
  type TargetGroup,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { DELAY_ATTRIBUTE, delayAttributes, USUAL_DELAY } from "@/lib/domain/provisioning/deregistration-delay";
import type { ListenerSettings } from "@/lib/domain/provisioning/way-in";
import { call } from "../call";
import { given, orNull, type Tags, upperTags } from "./or-null";

export interface LoadBalancerInfo {
  arn: string;
  dnsName: string;
  /** `provisioning`, `active`, `active_impaired`, `failed`. */
  state: string;
  stateReason?: string;
  type?: string;
  scheme?: string;
  vpcId?: string;
  securityGroupIds: string[];
}

export interface TargetGroupInfo {
  arn: string;
  port?: number;
  protocol?: string;
  targetType?: string;
  vpcId?: string;
  check: HealthCheck;
}

export interface ListenerInfo {
  arn: string;
  protocol?: string;
  certificateArn?: string;
  /** Where its default action forwards to; empty when it does something else. */
  targetGroupArns: string[];
}

export async function findLoadBalancer(name: string): Promise<LoadBalancerInfo | null> {
  const answer = await orNull(call(new DescribeLoadBalancersCommand({ Names: [name] })));
  const found = answer?.LoadBalancers?.[0];
  return found === undefined ? null : loadBalancerInfo(found);
}

/** An Application Load Balancer that the internet reaches. */
export async function createLoadBalancer(
  name: string,
  subnetIds: string[],
  securityGroupId: string,
  tags: Tags,
): Promise<LoadBalancerInfo> {
  const answer = await call(
    new CreateLoadBalancerCommand({
      Name: name,
      Type: "application",
      Scheme: "internet-facing",
      Subnets: subnetIds,
      SecurityGroups: [securityGroupId],
      Tags: upperTags(tags),
    }),
  );
  return loadBalancerInfo(given(answer.LoadBalancers?.[0], "load balancer"));
}

/** By its ARN; null when there is none. */
export async function loadBalancerByArn(arn: string): Promise<LoadBalancerInfo | null> {
  const answer = await orNull(call(new DescribeLoadBalancersCommand({ LoadBalancerArns: [arn] })));
  const found = answer?.LoadBalancers?.[0];
  return found === undefined ? null : loadBalancerInfo(found);
}

export async function findTargetGroup(name: string): Promise<TargetGroupInfo | null> {
  const answer = await orNull(call(new DescribeTargetGroupsCommand({ Names: [name] })));
  const found = answer?.TargetGroups?.[0];
  return found === undefined ? null : targetGroupInfo(found);
}

export interface WantedTargetGroup {
  name: string;
  vpcId: string;
  port: number;
  /** `ip`: tasks with their own addresses; `instance`: ports of instances. */
  targetType: "ip" | "instance";
  check: HealthCheck;
}

/** How targets are asked whether they are well; seconds. */
export interface HealthCheck {
  path: string;
  matcher: string;
  intervalSeconds: number;
  timeoutSeconds: number;
  healthyThreshold: number;
  unhealthyThreshold: number;
}

export async function createTargetGroup(wanted: WantedTargetGroup, tags: Tags): Promise<TargetGroupInfo> {
  const answer = await call(
    new CreateTargetGroupCommand({
      Name: wanted.name,
      VpcId: wanted.vpcId,
      Protocol: "HTTP",
      Port: wanted.port,
      TargetType: wanted.targetType,
      HealthCheckProtocol: "HTTP",
      ...checkMembers(wanted.check),
      Tags: upperTags(tags),
    }),
  );
  return targetGroupInfo(given(answer.TargetGroups?.[0], "target group"));
}

/** Changes how a target group's targets are checked. Sent again, it is the same. */
export async function changeHealthCheck(targetGroupArn: string, check: HealthCheck): Promise<void> {
  const command = new ModifyTargetGroupCommand({ TargetGroupArn: targetGroupArn, ...checkMembers(check) });
  await call(command, { idempotent: true });
}

/** Seconds in which a target that leaves ends what it has begun. */
export async function findDeregistrationDelay(targetGroupArn: string): Promise<number> {
  const { Attributes } = await call(new DescribeTargetGroupAttributesCommand({ TargetGroupArn: targetGroupArn }));
  return Number(Attributes?.find(({ Key }) => Key === DELAY_ATTRIBUTE)?.Value ?? USUAL_DELAY);
}

/** Sent again, it is the same. */
export async function changeDeregistrationDelay(targetGroupArn: string, seconds: number): Promise<void> {
  const change = { TargetGroupArn: targetGroupArn, Attributes: delayAttributes(seconds) };
  await call(new ModifyTargetGroupAttributesCommand(change), { idempotent: true });
}

const checkMembers = (check: HealthCheck) => ({
  HealthCheckPath: check.path,
  HealthCheckIntervalSeconds: check.intervalSeconds,
  HealthCheckTimeoutSeconds: check.timeoutSeconds,
  HealthyThresholdCount: check.healthyThreshold,
  UnhealthyThresholdCount: check.unhealthyThreshold,
  Matcher: { HttpCode: check.matcher },
});

export async function findListener(loadBalancerArn: string, port: number): Promise<ListenerInfo | null> {
  const answer = await call(new DescribeListenersCommand({ LoadBalancerArn: loadBalancerArn }));
  const found = answer.Listeners?.find((listener) => listener.Port === port);
  return found === undefined ? null : listenerInfo(found);
}

export async function createListener(
  loadBalancerArn: string,
  settings: ListenerSettings,
  targetGroupArn: string,
  tags: Tags,
): Promise<ListenerInfo> {
  const answer = await call(
    new CreateListenerCommand({
      LoadBalancerArn: loadBalancerArn,
      ...settings,
      DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroupArn }],
      Tags: upperTags(tags),
    }),
  );
  return listenerInfo(given(answer.Listeners?.[0], "listener"));
}

export async function tagsOf(arn: string): Promise<Tags> {
  const answer = await call(new DescribeTagsCommand({ ResourceArns: [arn] }));
  const tags = answer.TagDescriptions?.[0]?.Tags ?? [];
  return Object.fromEntries(tags.map((tag) => [tag.Key ?? "", tag.Value ?? ""]));
}

const loadBalancerInfo = (from: LoadBalancer): LoadBalancerInfo => ({
  arn: given(from.LoadBalancerArn, "load balancer ARN"),
  dnsName: given(from.DNSName, "DNS name"),
  state: from.State?.Code ?? "active",
  stateReason: from.State?.Reason,
  type: from.Type,
  scheme: from.Scheme,
  vpcId: from.VpcId,
  securityGroupIds: from.SecurityGroups ?? [],
});

const targetGroupInfo = (from: TargetGroup): TargetGroupInfo => ({
  arn: given(from.TargetGroupArn, "target group ARN"),
  port: from.Port,
  protocol: from.Protocol,
  targetType: from.TargetType,
  vpcId: from.VpcId,
  check: {
    path: from.HealthCheckPath ?? "",
    matcher: from.Matcher?.HttpCode ?? "",
    intervalSeconds: from.HealthCheckIntervalSeconds ?? 0,
    timeoutSeconds: from.HealthCheckTimeoutSeconds ?? 0,
    healthyThreshold: from.HealthyThresholdCount ?? 0,
    unhealthyThreshold: from.UnhealthyThresholdCount ?? 0,
  },
});

function listenerInfo(from: Listener): ListenerInfo {
  const forwards = (from.DefaultActions ?? []).filter((action) => action.Type === "forward");
  const arns = forwards.flatMap((action) => [
    action.TargetGroupArn,
    ...(action.ForwardConfig?.TargetGroups ?? []).map((group) => group.TargetGroupArn),
  ]);
  return {
    arn: given(from.ListenerArn, "listener ARN"),
    protocol: from.Protocol,
    certificateArn: from.Certificates?.[0]?.CertificateArn,
    targetGroupArns: [...new Set(arns.filter((arn) => arn !== undefined))],
  };
}
