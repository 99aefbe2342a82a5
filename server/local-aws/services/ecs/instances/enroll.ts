/** What the agents do: instances that are up join their cluster, and those that end leave it. */

import { hex } from "../../../protocol/ids";
import type { World } from "../../../world";
import type { Instance } from "../../ec2/instances/records";
import { stateOf } from "../../ec2/instances/state";
import { findInstanceType } from "../../ec2/instances/types";
import { ec2Tables, INSTANCES } from "../../ec2/tables";
import { allows, findInstanceProfile } from "../../iam/for-ec2";
import { containerInstanceArn } from "../arns";
import { providerOf } from "../capacity-providers/of-instance";
import type { Ecs } from "../context";
import { beginStop } from "../lifecycle/status";
import { type ClusterRecord, clusters } from "../records";
import { tasksOn } from "./place";
import { CONTAINER_INSTANCES, type ContainerInstanceRecord, containerInstances } from "./records";
import { clusterInUserData } from "./user-data";

export function enroll(ecs: Ecs): void {
  for (const region of ecs.world.store.regions(INSTANCES)) join(ecs, region);
  for (const region of ecs.world.store.regions(CONTAINER_INSTANCES)) {
    for (const record of containerInstances(ecs.world, region).values()) {
      if (record.status !== "INACTIVE") follow(ecs, region, record);
    }
  }
}

function join(ecs: Ecs, region: string): void {
  const { world } = ecs;
  const table = containerInstances(world, region);
  // One that was deregistered by hand does not come back by itself.
  const known = new Set(table.values().map(({ ec2InstanceId }) => ec2InstanceId));
  for (const instance of ec2Tables(world, region).instances.values()) {
    if (known.has(instance.instanceId) || stateOf(instance, world.now()) !== "running") continue;
    const cluster = clusterOf(world, region, instance);
    if (!cluster || !mayJoin(ecs, instance)) continue;
    const record = newRecord(region, cluster, instance, new Date(world.now()));
    table.put(record.containerInstanceArn, record);
  }
}

/** By user data, else by the capacity provider of its group, else `default`, which is where an agent goes by itself. */
function clusterOf(world: World, region: string, instance: Instance): ClusterRecord | undefined {
  const all = clusters(world, region);
  const provider = providerOf(world, region, instance.instanceId)?.name;
  const byProvider = all.values().find(({ capacityProviders }) => capacityProviders.includes(provider ?? ""));
  const cluster = all.get(clusterInUserData(instance.userData) ?? byProvider?.clusterName ?? "default");
  return cluster?.status === "ACTIVE" ? cluster : undefined;
}

/** The agent acts as the role of its instance, as on AWS. Without the permission it tries for ever. */
function mayJoin(ecs: Ecs, { instanceId, profile }: Instance): boolean {
  const role = profile && findInstanceProfile(ecs.world, { Arn: profile.arn })?.roleName;
  if (allows(ecs.world, role, "ecs:RegisterContainerInstance")) return true;
  const complaint = `ecs-agent-refused ${instanceId}`;
  if (!ecs.complaints.has(complaint)) {
    ecs.complaints.set(complaint, ecs.world.now());
    const why = "Its instance profile has no role that allows ecs:RegisterContainerInstance.";
    ecs.world.log("ecs-agent-refused", { instanceId, profile: profile?.arn, why });
  }
  return false;
}

/** Of an instance's memory the operating system keeps a part: a t2.micro registers 983 of 1024 MiB. */
const USABLE_MEMORY = 0.96;

function newRecord(region: string, cluster: ClusterRecord, instance: Instance, now: Date): ContainerInstanceRecord {
  const type = findInstanceType(instance.instanceType);
  return {
    containerInstanceArn: containerInstanceArn(region, cluster.clusterName, hex(32)),
    clusterArn: cluster.clusterArn,
    ec2InstanceId: instance.instanceId,
    status: "ACTIVE",
    instanceType: instance.instanceType,
    imageId: instance.imageId,
    cpu: (type?.vcpus ?? 0) * 1024,
    memory: Math.floor((type?.memory ?? 0) * USABLE_MEMORY),
    taskInterfaces: (type?.maxInterfaces ?? 1) - 1,
    availabilityZone: instance.availabilityZone,
    subnetId: instance.subnetId,
    vpcId: instance.vpcId,
    privateIpAddress: instance.privateIpAddress,
    lastPort: 32_767,
    registeredAt: now,
    version: 1,
  };
}

function follow(ecs: Ecs, region: string, record: ContainerInstanceRecord): void {
  const instance = ec2Tables(ecs.world, region).instances.get(record.ec2InstanceId);
  if (instance && !instance.terminatedAt) {
    // A stopped one stays part of the cluster, without a connection to its agent, until it is started again.
    if (instance.stoppedAt) letGo(ecs, region, record, `Host EC2 (instance ${record.ec2InstanceId}) stopped.`);
    else hold(ecs, record);
    return;
  }
  deregister(ecs, region, record, `Host EC2 (instance ${record.ec2InstanceId}) terminated.`);
}

/** Its addresses are known as long as it is up: a port that nothing listens on refuses. */
function hold(ecs: Ecs, { containerInstanceArn: arn, ec2InstanceId, privateIpAddress }: ContainerInstanceRecord): void {
  if (ecs.hosts.has(arn)) return;
  const releases = [ec2InstanceId, privateIpAddress].map((host) => ecs.world.network.attach(host));
  ecs.hosts.set(arn, () => {
    for (const release of releases) release();
  });
}

function deregister(ecs: Ecs, region: string, record: ContainerInstanceRecord, reason: string): void {
  letGo(ecs, region, record, reason);
  const inactive = { ...record, status: "INACTIVE" as const, inactiveAt: new Date(ecs.world.now()) };
  containerInstances(ecs.world, region).put(record.containerInstanceArn, inactive);
}

/** Its tasks stop, and its services start others elsewhere. */
function letGo(ecs: Ecs, region: string, record: ContainerInstanceRecord, reason: string): void {
  for (const task of tasksOn(ecs.world, region, record)) {
    beginStop(ecs, region, task, { code: "TerminationNotice", reason });
  }
  ecs.hosts.get(record.containerInstanceArn)?.();
  ecs.hosts.delete(record.containerInstanceArn);
}
