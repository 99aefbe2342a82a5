import "server-only";
import { DescribeAutoScalingGroupsCommand, DescribeAutoScalingInstancesCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLaunchTemplateVersionsCommand, type LaunchTemplateSpecification } from "@aws-sdk/client-ec2";
import {
  type AutoScalingGroupProvider,
  DescribeCapacityProvidersCommand,
  DescribeContainerInstancesCommand,
  ListContainerInstancesCommand,
} from "@aws-sdk/client-ecs";
import type { MachineSettings } from "@/lib/domain/provisioning/from-environment/existing";
import { capacityName } from "@/lib/domain/provisioning/wanted-capacity";
import { call } from "../../call";
import { allPages, inBatches } from "../pages";
import { instanceStart } from "./instance-start";

// The most that one call takes: API reference of each operation.
const CONTAINER_INSTANCES = 100;
const SCALING_INSTANCES = 50;

/** The machines behind a capacity provider: three calls. Null for one without an Auto Scaling group. */
export async function getMachines(provider: string): Promise<MachineSettings | null> {
  const { capacityProviders } = await call(new DescribeCapacityProvidersCommand({ capacityProviders: [provider] }));
  const found = capacityProviders?.[0]?.autoScalingGroupProvider;
  const name = found?.autoScalingGroupArn?.split("autoScalingGroupName/")[1];
  return name === undefined ? null : groupMachines(name, 0, providerExtras(found));
}

const providerExtras = (from: AutoScalingGroupProvider = { autoScalingGroupArn: undefined }): string[] => [
  ...(from.managedScaling?.status === "ENABLED" ? ["managed scaling"] : []),
  ...(from.managedTerminationProtection === "ENABLED" ? ["managed termination protection"] : []),
];

/**
 * The machines of the Auto Scaling group that most of a cluster's instances are in: five calls, more only beyond 50
 * instances. Null where none are in one.
 */
export async function getJoinedMachines(cluster: string): Promise<MachineSettings | null> {
  const ids = await listInstanceIds(cluster);
  const batches = inBatches(ids, SCALING_INSTANCES).map((InstanceIds) =>
    call(new DescribeAutoScalingInstancesCommand({ InstanceIds })),
  );
  const scaled = (await Promise.all(batches)).flatMap(({ AutoScalingInstances = [] }) => AutoScalingInstances);
  const sizes = new Map<string, number>();
  for (const { AutoScalingGroupName: name = "" } of scaled) sizes.set(name, (sizes.get(name) ?? 0) + 1);
  const [largest] = [...sizes].sort(([, one], [, other]) => other - one);
  return largest === undefined ? null : groupMachines(largest[0], ids.length - largest[1], []);
}

async function listInstanceIds(cluster: string): Promise<string[]> {
  const arns = await allPages(async (nextToken) => {
    const answer = await call(new ListContainerInstancesCommand({ cluster, nextToken }));
    return { items: answer.containerInstanceArns, next: answer.nextToken };
  });
  const batches = inBatches(arns, CONTAINER_INSTANCES).map((containerInstances) =>
    call(new DescribeContainerInstancesCommand({ cluster, containerInstances })),
  );
  const joined = (await Promise.all(batches)).flatMap((answer) => answer.containerInstances ?? []);
  return joined.flatMap(({ ec2InstanceId }) => ec2InstanceId ?? []);
}

/** The type as the launch template has it; without one, as the instances do. */
async function groupMachines(name: string, others: number, extras: string[]): Promise<MachineSettings | null> {
  const { AutoScalingGroups } = await call(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }));
  const found = AutoScalingGroups?.[0];
  const template = found?.LaunchTemplate && (await dataOf(found.LaunchTemplate));
  const instanceType = template?.InstanceType ?? found?.Instances?.[0]?.InstanceType;
  if (found === undefined || instanceType === undefined) return null;
  const { DesiredCapacity: count = 1, MinSize: least = 0, MaxSize: most = count } = found;
  const start = template && !isStageways(name) ? await instanceStart(template) : null;
  return { instanceType, count, group: { name, least, most }, providerExtras: extras, start, others };
}

/** How those are started is known. */
const isStageways = (group: string): boolean => group.startsWith(capacityName({ clusterName: "" }));

async function dataOf({ LaunchTemplateId, Version = "$Default" }: LaunchTemplateSpecification) {
  const asked = new DescribeLaunchTemplateVersionsCommand({ LaunchTemplateId, Versions: [Version] });
  return (await call(asked)).LaunchTemplateVersions?.[0]?.LaunchTemplateData;
}
