/** Finds room for a task on the container instances of its cluster, and takes host ports there. */
import type { PlacementConstraint, PlacementStrategy } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { findSubnet } from "../../ec2/subnets";
import { providerNameOf } from "../capacity-providers/of-instance";
import type { HostPort, TaskDefinitionRecord, TaskRecord } from "../records";
import { findTaskDefinition } from "../task-definitions/find";
import { tasksOfCluster } from "../tasks/task-index";
import { type Candidate, chooseInstance } from "./choose";
import { type ContainerInstanceRecord, containerInstances, instancesOfCluster, isConnected } from "./records";
import { type Lack, needsOf, remainingOf } from "./resources";

export interface PlaceRequest {
  clusterArn: string;
  definition: TaskDefinitionRecord;
  /** `service:web`, by which tasks are spread. */
  group: string;
  capacityProviderName?: string | undefined;
  /** Subnets of an awsvpc task, which has to be in the zone of its instance. */
  subnetIds: readonly string[];
  strategy?: readonly PlacementStrategy[] | undefined;
  constraints?: readonly PlacementConstraint[] | undefined;
}

export type Place =
  | { instance: ContainerInstanceRecord; hostPorts: HostPort[]; subnetId: string | undefined }
  | { closest: ContainerInstanceRecord | undefined; lack: Lack };

export function placeTask(world: World, region: string, request: PlaceRequest): Place {
  const awsvpc = request.definition.networkMode === "awsvpc";
  const candidates = instancesOfCluster(world, region, request.clusterArn)
    .filter((one) => one.status === "ACTIVE" && isConnected(world, region, one))
    .filter((one) => !awsvpc || subnetIn(world, region, request.subnetIds, one) !== undefined)
    .filter(
      (one) =>
        request.capacityProviderName === undefined ||
        providerNameOf(world, region, one.ec2InstanceId) === request.capacityProviderName,
    );
  const described = candidates.map((one) => candidateOf(world, region, one, request.group));
  const choice = chooseInstance(
    described,
    needsOf(request.definition),
    request.strategy ?? [],
    request.constraints ?? [],
  );
  const table = containerInstances(world, region);
  if (!("arn" in choice)) return { closest: table.get(choice.closest ?? ""), lack: choice.lack };
  const instance = table.get(choice.arn);
  const taken = described.find(({ arn }) => arn === choice.arn)?.remaining.ports;
  if (!instance || !taken) return { closest: undefined, lack: "CPU" };
  const { hostPorts, lastPort } = takePorts(request.definition, taken, instance.lastPort);
  table.put(instance.containerInstanceArn, { ...instance, lastPort });
  return { instance, hostPorts, subnetId: awsvpc ? subnetIn(world, region, request.subnetIds, instance) : undefined };
}

function subnetIn(
  world: World,
  region: string,
  subnetIds: readonly string[],
  { availabilityZone, vpcId }: ContainerInstanceRecord,
): string | undefined {
  return subnetIds.find((id) => {
    const subnet = findSubnet(world, region, id);
    return subnet?.availabilityZone === availabilityZone && subnet.vpcId === vpcId;
  });
}

function candidateOf(world: World, region: string, instance: ContainerInstanceRecord, group: string): Candidate {
  const tasks = tasksOn(world, region, instance);
  const used = tasks.map((record) => {
    const definition = findTaskDefinition(world, region, record.task.taskDefinitionArn);
    return { record, needs: needsOf(definition ?? {}) };
  });
  return {
    arn: instance.containerInstanceArn,
    availabilityZone: instance.availabilityZone,
    remaining: remainingOf(instance, used),
    sameGroup: tasks.filter(({ task }) => task.group === group && task.desiredStatus === "RUNNING").length,
  };
}

/** Those that have not stopped yet. */
export function tasksOn(
  world: World,
  region: string,
  { clusterArn, containerInstanceArn }: ContainerInstanceRecord,
): TaskRecord[] {
  return tasksOfCluster(world, region, clusterArn).filter(
    ({ task }) => task.containerInstanceArn === containerInstanceArn && task.lastStatus !== "STOPPED",
  );
}

/** The range of Docker's dynamic ports on Linux ("Port mapping": ephemeral port range). */
const FIRST_PORT = 32_768;
const LAST_PORT = 60_999;

/** Fixed ports as they are, dynamic ones after the last that was given out, so that none is used again at once. */
function takePorts(
  { networkMode, containerDefinitions }: TaskDefinitionRecord,
  taken: Set<string>,
  last: number,
): { hostPorts: HostPort[]; lastPort: number } {
  let lastPort = last;
  const next = (protocol: string): number => {
    for (let step = FIRST_PORT; step <= LAST_PORT; step++) {
      lastPort = lastPort >= LAST_PORT ? FIRST_PORT : lastPort + 1;
      if (!taken.has(`${lastPort}/${protocol}`)) return lastPort;
    }
    return 0;
  };
  const hostPorts = containerDefinitions.flatMap(({ name: containerName = "", portMappings = [] }) =>
    portMappings.map(({ containerPort = 0, hostPort = 0, protocol = "tcp" }) => ({
      containerName,
      containerPort,
      hostPort: hostPort > 0 ? hostPort : next(protocol),
      protocol,
    })),
  );
  return { hostPorts: networkMode === "bridge" || networkMode === "host" ? hostPorts : [], lastPort };
}
