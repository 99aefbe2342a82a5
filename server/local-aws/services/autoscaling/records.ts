/** What is stored of Auto Scaling. */
import type { Activity } from "@aws-sdk/client-auto-scaling";
import type { Table } from "../../store";
import type { World } from "../../world";
import type { LaunchSpec } from "../ec2/instances/records";

export interface GroupTag {
  key: string;
  value: string;
  /** Instances get it too. */
  propagate: boolean;
}

export type LaunchSource =
  /** `version` as it was given: a number, `$Latest` or `$Default`. */
  { kind: "template"; id: string; name: string; version: string } | { kind: "configuration"; name: string };

export interface GroupInstance {
  instanceId: string;
  instanceType: string;
  availabilityZone: string;
  lifecycle: "Pending" | "InService" | "Terminating";
  healthy: boolean;
  protectedFromScaleIn: boolean;
  source: LaunchSource;
  since: Date;
  /** Of the activity that is under way for it. */
  activityId: string;
}

export interface GroupRecord {
  name: string;
  arn: string;
  createdAt: Date;
  minSize: number;
  maxSize: number;
  desired: number;
  source: LaunchSource;
  subnetIds: string[];
  /** Seconds. */
  defaultCooldown: number;
  healthCheckType: "EC2" | "ELB";
  /** Seconds. */
  healthCheckGracePeriod: number;
  targetGroupArns: string[];
  terminationPolicies: string[];
  protectNewInstances: boolean;
  tags: GroupTag[];
  /** Oldest first. */
  instances: GroupInstance[];
  /** Its instances go, and then it does. */
  deleting: boolean;
  /** No launch before, since one has failed. */
  retryAt?: Date | undefined;
}

export interface LaunchConfigurationRecord {
  name: string;
  arn: string;
  createdAt: Date;
  spec: LaunchSpec;
}

export const GROUPS = "autoscaling/groups";

/** Keyed by name. */
export const groups = (world: World, region: string): Table<GroupRecord> => world.store.table(GROUPS, region);
/** Keyed by the group's name; newest first. */
export const activities = (world: World, region: string): Table<{ list: Activity[] }> =>
  world.store.table("autoscaling/activities", region);
/** Keyed by name. */
export const launchConfigurations = (world: World, region: string): Table<LaunchConfigurationRecord> =>
  world.store.table("autoscaling/launch-configurations", region);

/** Those that count towards the desired capacity. */
export function liveInstances(group: GroupRecord): GroupInstance[] {
  return group.instances.filter(({ lifecycle }) => lifecycle !== "Terminating");
}
