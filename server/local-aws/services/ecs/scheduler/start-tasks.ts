/** Starts tasks of a service's PRIMARY deployment, unless nothing can take them or earlier failures ask for a pause. */
import type { Tag } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { nameOf } from "../arns";
import { askForCapacity } from "../capacity-providers/grow";
import { findCluster } from "../clusters/find";
import type { Ecs } from "../context";
import { failureRound, startDelay } from "../deployments/circuit-breaker";
import { primaryOf } from "../deployments/deployments";
import { type Place, placeTask } from "../instances/place";
import { unplaced } from "../instances/wording";
import { type Placement, placementOf } from "../placement";
import { type ServiceRecord, services, type TaskDefinitionRecord, type TaskRecord } from "../records";
import { addTags, tagsOf } from "../tags/tags";
import { findTaskDefinition } from "../task-definitions/find";
import { chooseSubnet, newTask, serviceGroup } from "../tasks/new-task";
import { putTask } from "../tasks/task-index";
import type { LiveTask } from "./live-tasks";
import { say, sayNowAndThen } from "./say";

const MORE = "For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.";
const IMPAIRED = `is unable to consistently start tasks successfully. ${MORE}`;

export function startTasks(
  ecs: Ecs,
  region: string,
  service: ServiceRecord,
  live: readonly LiveTask[],
  count: number,
): void {
  const { world } = ecs;
  const primary = primaryOf(service);
  const cluster = findCluster(world, region, nameOf(service.clusterArn));
  const definition = findTaskDefinition(world, region, primary.revision.taskDefinition);
  const placement = placementOf(primary.revision, cluster);
  if (!definition || isDelayed(ecs, region, service)) return;
  const others = live.map(({ record }) => record);
  for (let index = 0; index < count; index++) {
    const place = findPlace(world, region, service, definition, placement, others);
    if ("lack" in place) {
      sayNowAndThen(ecs, region, service, "unplacedAt", `${unplaced(place)} ${MORE}`);
      askForCapacity(world, region, placement.capacityProviderName);
      return;
    }
    const record = newTask({
      region,
      clusterArn: service.clusterArn,
      definition,
      ...placement,
      ...place,
      platformVersion: primary.revision.platformVersion,
      group: serviceGroup(service.serviceArn),
      startedBy: primary.id,
      enableExecuteCommand: service.enableExecuteCommand,
      networkConfiguration: primary.revision.networkConfiguration,
      serviceArn: service.serviceArn,
      deploymentId: primary.id,
      loadBalancers: primary.revision.loadBalancers,
      now: new Date(world.now()),
    });
    putTask(world, region, record);
    addTags(world, region, record.task.taskArn, propagatedTags(world, region, service));
    others.push(record);
    const taskId = nameOf(record.task.taskArn);
    ecs.news.push({ region, serviceArn: service.serviceArn, kind: "started", taskId });
  }
}

/** On Fargate a subnet; on EC2 an instance with room. */
function findPlace(
  world: World,
  region: string,
  service: ServiceRecord,
  definition: TaskDefinitionRecord,
  { launchType, capacityProviderName }: Placement,
  others: readonly TaskRecord[],
): Place | { subnetId: string | undefined } {
  const { networkConfiguration } = primaryOf(service).revision;
  if (launchType === "FARGATE") return { subnetId: chooseSubnet(networkConfiguration, others) };
  return placeTask(world, region, {
    clusterArn: service.clusterArn,
    definition,
    group: serviceGroup(service.serviceArn),
    capacityProviderName,
    subnetIds: networkConfiguration?.awsvpcConfiguration?.subnets ?? [],
    strategy: service.placementStrategy,
    constraints: service.placementConstraints,
  });
}

/** True while the scheduler waits after failures; says so once a round. */
function isDelayed(ecs: Ecs, region: string, service: ServiceRecord): boolean {
  const primary = primaryOf(service);
  const round = failureRound(primary.failedTasks, service.desiredCount);
  const delay = startDelay(round);
  if (delay > 0 && primary.announcedRound !== round) {
    const deployments = service.deployments.map((other) =>
      other === primary ? { ...other, announcedRound: round } : other,
    );
    services(ecs.world, region).put(service.serviceArn, { ...service, deployments });
    say(ecs, region, service, IMPAIRED);
  }
  return ecs.world.now() < (primary.lastFailureAt?.getTime() ?? 0) + delay;
}

function propagatedTags(world: World, region: string, service: ServiceRecord): Tag[] {
  if (service.propagateTags === "SERVICE") return tagsOf(world, region, service.serviceArn);
  if (service.propagateTags !== "TASK_DEFINITION") return [];
  return tagsOf(world, region, primaryOf(service).revision.taskDefinition);
}
