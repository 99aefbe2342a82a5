import type { Failure, RunTaskRequest, Task } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { requireActiveCluster } from "../clusters/find";
import { wakeScheduler } from "../context";
import { invalidParameter } from "../errors";
import { type Place, placeTask } from "../instances/place";
import type { EcsOperation } from "../module";
import { validateNetwork } from "../network-configuration";
import { checkConstraints, NO_INSTANCES, placementOf } from "../placement";
import { type ClusterRecord, type TaskDefinitionRecord, tasks } from "../records";
import { addTags, checkTags, tagsOf } from "../tags/tags";
import { requireActiveTaskDefinition } from "../task-definitions/find";
import { chooseSubnet, newTask } from "./new-task";
import { putTask } from "./task-index";
import { taskView } from "./view";

/** AWS's limit of one call. */
const MAX_COUNT = 10;

/** Tasks that belong to no service: they run until their containers end or they are stopped. */
export const runTask: EcsOperation<"RunTask"> = (input, { world, region }) => {
  const cluster = requireActiveCluster(world, region, input.cluster);
  const definition = requireActiveTaskDefinition(world, region, input.taskDefinition ?? "");
  const count = input.count ?? 1;
  if (count < 1 || count > MAX_COUNT) throw invalidParameter(`Count must be between 1 and ${MAX_COUNT}.`);
  if (input.group?.startsWith("service:")) throw invalidParameter("Invalid namespace for group.");
  if ((input.startedBy?.length ?? 0) > 128) throw invalidParameter("startedBy must have at most 128 characters.");
  checkTags(input.tags);
  checkConstraints(input.placementConstraints);
  const group = input.group ?? `family:${definition.family}`;
  validateOverrides(input, definition);
  const placement = placementOf(input, cluster);
  validateNetwork(world, region, input.networkConfiguration, definition, placement.launchType);
  const before = startedWith(world, region, cluster, input.clientToken);
  if (before.length > 0) return { tasks: before, failures: [] };
  const started: Task[] = [];
  for (let index = 0; index < count; index++) {
    const place = findPlace();
    if ("lack" in place) return afterStart(refusedPlace(place));
    const record = newTask({
      region,
      clusterArn: cluster.clusterArn,
      definition,
      ...placement,
      ...place,
      platformVersion: input.platformVersion,
      group,
      startedBy: input.startedBy,
      overrides: input.overrides,
      enableExecuteCommand: input.enableExecuteCommand,
      networkConfiguration: input.networkConfiguration,
      clientToken: input.clientToken,
      now: new Date(world.now()),
    });
    putTask(world, region, record);
    const tags = input.propagateTags === "TASK_DEFINITION" ? tagsOf(world, region, definition.taskDefinitionArn) : [];
    addTags(world, region, record.task.taskArn, [...tags, ...(input.tags ?? [])]);
    started.push(taskView(world, region, record, ["TAGS"]));
  }
  return afterStart();

  function findPlace(): Place | { subnetId: string | undefined } {
    if (placement.launchType === "FARGATE") return { subnetId: chooseSubnet(input.networkConfiguration, []) };
    return placeTask(world, region, {
      clusterArn: cluster.clusterArn,
      definition,
      group,
      capacityProviderName: placement.capacityProviderName,
      subnetIds: input.networkConfiguration?.awsvpcConfiguration?.subnets ?? [],
      strategy: input.placementStrategy,
      constraints: input.placementConstraints,
    });
  }

  /** What has been started stays; the rest is told as a failure. */
  function afterStart(failure?: Failure): { tasks: Task[]; failures: Failure[] } {
    wakeScheduler(world);
    return { tasks: started, failures: failure ? [failure] : [] };
  }
};

/** @throws AwsError InvalidParameterException when there are no instances at all */
function refusedPlace({ closest, lack }: Extract<Place, { lack: unknown }>): Failure {
  if (!closest) throw invalidParameter(NO_INSTANCES);
  return { arn: closest.containerInstanceArn, reason: `RESOURCE:${lack}` };
}

/** The tasks of an earlier call with the same token: asking twice starts nothing twice. */
function startedWith(world: World, region: string, cluster: ClusterRecord, clientToken: string | undefined) {
  if (clientToken === undefined) return [];
  return tasks(world, region)
    .values()
    .filter((record) => record.clientToken === clientToken && record.task.clusterArn === cluster.clusterArn)
    .map((record) => taskView(world, region, record, ["TAGS"]));
}

function validateOverrides({ overrides }: RunTaskRequest, definition: TaskDefinitionRecord): void {
  for (const { name } of overrides?.containerOverrides ?? []) {
    if (definition.containerDefinitions.some((container) => container.name === name)) continue;
    throw invalidParameter(`Override for container named ${name} is not a container in the TaskDefinition.`);
  }
}
