import type { Task, TaskField } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import type { TaskRecord } from "../records";
import { tagsOf } from "../tags/tags";

/** A task as DescribeTasks tells it. */
export function taskView(world: World, region: string, { task }: TaskRecord, include: readonly TaskField[]): Task {
  return { ...task, tags: include.includes("TAGS") ? tagsOf(world, region, task.taskArn) : [] };
}
