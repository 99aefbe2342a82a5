/** What is stored of load balancing: AWS's own member names, so that describing is little more than reading. */
import type { Action, AvailabilityZone, RuleCondition, Tag } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Table } from "../../store";
import type { World } from "../../world";

export interface LoadBalancerRecord {
  LoadBalancerArn: string;
  DNSName: string;
  CanonicalHostedZoneId: string;
  CreatedTime: Date;
  LoadBalancerName: string;
  Scheme: "internet-facing" | "internal";
  VpcId: string;
  Type: "application";
  AvailabilityZones: AvailabilityZone[];
  SecurityGroups: string[];
  IpAddressType: "ipv4";
  Attributes: Record<string, string>;
}

export interface TargetGroupRecord {
  TargetGroupArn: string;
  TargetGroupName: string;
  /** Groups of functions have neither protocol, port nor VPC, and these five are absent. */
  Protocol?: "HTTP" | "TCP";
  ProtocolVersion?: string;
  Port?: number;
  VpcId?: string;
  HealthCheckProtocol?: "HTTP" | "TCP";
  HealthCheckPort?: string;
  HealthCheckEnabled: boolean;
  HealthCheckIntervalSeconds: number;
  HealthCheckTimeoutSeconds: number;
  HealthyThresholdCount: number;
  UnhealthyThresholdCount: number;
  HealthCheckPath?: string;
  Matcher?: { HttpCode: string };
  TargetType: "ip" | "instance" | "lambda";
  IpAddressType: "ipv4";
  Attributes: Record<string, string>;
}

export interface ListenerRecord {
  ListenerArn: string;
  LoadBalancerArn: string;
  Port: number;
  Protocol: "HTTP";
  DefaultActions: Action[];
  /** The default rule is not stored apart: it is this ARN with the default actions. */
  DefaultRuleArn: string;
}

export interface RuleRecord {
  RuleArn: string;
  ListenerArn: string;
  Priority: number;
  Conditions: RuleCondition[];
  Actions: Action[];
}

export interface TargetRecord {
  TargetGroupArn: string;
  Id: string;
  /** 0 for a function, which has none. */
  Port: number;
  AvailabilityZone?: string;
  RegisteredAt: Date;
  /** Set once deregistered: the target is gone when this moment has passed. */
  DrainedAt?: Date;
}

export const loadBalancers = (world: World, region: string): Table<LoadBalancerRecord> =>
  world.store.table("elbv2/load-balancers", region);
export const targetGroups = (world: World, region: string): Table<TargetGroupRecord> =>
  world.store.table("elbv2/target-groups", region);
export const listeners = (world: World, region: string): Table<ListenerRecord> =>
  world.store.table("elbv2/listeners", region);
export const rules = (world: World, region: string): Table<RuleRecord> => world.store.table("elbv2/rules", region);
/** Keyed by {@link targetKey}; all groups of a region in one table. */
export const targets = (world: World, region: string): Table<TargetRecord> =>
  world.store.table("elbv2/targets", region);
/** Keyed by the ARN of what is tagged. */
export const tags = (world: World, region: string): Table<{ Tags: Tag[] }> => world.store.table("elbv2/tags", region);

export const targetKey = (targetGroupArn: string, id: string, port: number): string =>
  `${targetGroupArn}|${id}|${port}`;

export function findTargetGroup(world: World, region: string, arn: string): TargetGroupRecord | undefined {
  return targetGroups(world, region).get(arn);
}
