import "server-only";
import { DescribeInstancesCommand, DescribeSecurityGroupsCommand, type IpPermission } from "@aws-sdk/client-ec2";
import { DescribeContainerInstancesCommand, ListContainerInstancesCommand } from "@aws-sdk/client-ecs";
import { call } from "../call";
import { allPages, inBatches } from "../read/pages";

/** DescribeContainerInstances takes 100 at most. */
const BATCH = 100;

/** One machine of a cluster, with the rules that let others reach it. */
export interface ContainerInstance {
  instanceId: string;
  groups: { id: string; permissions: IpPermission[] }[];
}

/** How many instances have joined a cluster and take tasks. */
export async function countContainerInstances(cluster: string): Promise<number> {
  return (await listArns(cluster)).length;
}

/** A cluster's machines with their security groups. */
export async function listContainerInstances(cluster: string): Promise<ContainerInstance[]> {
  const batches = inBatches(await listArns(cluster), BATCH).map((containerInstances) =>
    call(new DescribeContainerInstancesCommand({ cluster, containerInstances })),
  );
  const joined = (await Promise.all(batches)).flatMap((answer) => answer.containerInstances ?? []);
  const ids = joined.flatMap(({ ec2InstanceId }) => ec2InstanceId ?? []);
  if (ids.length === 0) return [];
  const { Reservations = [] } = await call(new DescribeInstancesCommand({ InstanceIds: ids }));
  const instances = Reservations.flatMap(({ Instances = [] }) => Instances);
  const groupIds = new Set(
    instances.flatMap(({ SecurityGroups = [] }) => SecurityGroups.map(({ GroupId = "" }) => GroupId)),
  );
  const { SecurityGroups = [] } = await call(new DescribeSecurityGroupsCommand({ GroupIds: [...groupIds] }));
  const rules = new Map(SecurityGroups.map(({ GroupId, IpPermissions = [] }) => [GroupId, IpPermissions]));
  return instances.map(({ InstanceId = "", SecurityGroups: own = [] }) => ({
    instanceId: InstanceId,
    groups: own.map(({ GroupId = "" }) => ({ id: GroupId, permissions: rules.get(GroupId) ?? [] })),
  }));
}

const listArns = (cluster: string): Promise<string[]> =>
  allPages(async (nextToken) => {
    const answer = await call(new ListContainerInstancesCommand({ cluster, status: "ACTIVE", nextToken }));
    return { items: answer.containerInstanceArns, next: answer.nextToken };
  });
