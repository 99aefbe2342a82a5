import type { ContainerInstance, ContainerInstanceField, Resource } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { ecsOptimizedImages } from "../../ec2/images/ecs-optimized";
import { providerNameOf } from "../capacity-providers/of-instance";
import { tagsOf } from "../tags/tags";
import { findTaskDefinition } from "../task-definitions/find";
import { isPending, isRunning } from "../tasks/task-index";
import { tasksOn } from "./place";
import { type ContainerInstanceRecord, isConnected } from "./records";
import { needsOf, remainingOf } from "./resources";

export function containerInstanceView(
  world: World,
  region: string,
  record: ContainerInstanceRecord,
  include: readonly ContainerInstanceField[],
): ContainerInstance {
  const tasks = tasksOn(world, region, record);
  const used = tasks.map((task) => ({
    record: task,
    needs: needsOf(findTaskDefinition(world, region, task.task.taskDefinitionArn) ?? {}),
  }));
  const image = ecsOptimizedImages(region).find(({ imageId }) => imageId === record.imageId);
  return {
    containerInstanceArn: record.containerInstanceArn,
    ec2InstanceId: record.ec2InstanceId,
    capacityProviderName: providerNameOf(world, region, record.ec2InstanceId),
    status: record.status,
    agentConnected: isConnected(world, region, record),
    versionInfo: { agentVersion: image?.agentVersion, dockerVersion: image?.runtimeVersion },
    registeredResources: resources(remainingOf(record, [])),
    remainingResources: resources(remainingOf(record, used)),
    runningTasksCount: tasks.filter(isRunning).length,
    pendingTasksCount: tasks.filter(isPending).length,
    registeredAt: record.registeredAt,
    version: record.version,
    attributes: attributes(record),
    attachments: [],
    tags: include.includes("TAGS") ? tagsOf(world, region, record.containerInstanceArn) : [],
  };
}

function resources(left: ReturnType<typeof remainingOf>): Resource[] {
  const ports = (protocol: string) =>
    [...left.ports].filter((port) => port.endsWith(`/${protocol}`)).map((port) => port.split("/")[0] ?? "");
  const integer = (name: string, integerValue: number): Resource => ({ name, type: "INTEGER", integerValue });
  return [
    integer("CPU", left.cpu),
    integer("MEMORY", left.memory),
    { name: "PORTS", type: "STRINGSET", stringSetValue: ports("tcp") },
    { name: "PORTS_UDP", type: "STRINGSET", stringSetValue: ports("udp") },
  ];
}

function attributes(record: ContainerInstanceRecord) {
  return [
    { name: "ecs.availability-zone", value: record.availabilityZone },
    { name: "ecs.instance-type", value: record.instanceType },
    { name: "ecs.ami-id", value: record.imageId },
    { name: "ecs.subnet-id", value: record.subnetId },
    { name: "ecs.vpc-id", value: record.vpcId },
    { name: "ecs.os-type", value: "linux" },
    { name: "ecs.capability.task-eni" },
  ];
}
