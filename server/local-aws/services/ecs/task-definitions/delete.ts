import type { Failure } from "@aws-sdk/client-ecs";
import type { World } from "../../../world";
import { clientError, invalidParameter } from "../errors";
import type { EcsOperation } from "../module";
import { services, type TaskDefinitionRecord, tags, taskDefinitions, tasks } from "../records";
import { findTaskDefinition } from "./find";

/** AWS's limit of one call. */
const MAX_DELETED = 10;

/** For good, of inactive revisions: at once where nothing runs them any more, else they stay DELETE_IN_PROGRESS. */
export const deleteTaskDefinitions: EcsOperation<"DeleteTaskDefinitions"> = (input, { world, region }) => {
  const references = input.taskDefinitions ?? [];
  if (references.length === 0) throw invalidParameter("Task definitions cannot be empty.");
  if (references.length > MAX_DELETED) throw invalidParameter(`Task definitions cannot be more than ${MAX_DELETED}.`);
  const deleted: TaskDefinitionRecord[] = [];
  const failures: Failure[] = [];
  for (const reference of references) {
    if (!/:\d+$/.test(reference)) throw clientError("Task definition must be given with its revision.");
    const record = findTaskDefinition(world, region, reference);
    if (!record) failures.push({ arn: reference, reason: "The specified task definition does not exist." });
    else if (record.status === "ACTIVE") failures.push({ arn: record.taskDefinitionArn, reason: STILL_ACTIVE });
    else deleted.push(remove(world, region, record));
  }
  return { taskDefinitions: deleted, failures };
};

const STILL_ACTIVE =
  "The specified task definition is still in ACTIVE status. Please deregister the target and try again.";

function remove(world: World, region: string, record: TaskDefinitionRecord): TaskDefinitionRecord {
  const key = `${record.family}:${record.revision}`;
  const going = { ...record, status: "DELETE_IN_PROGRESS" as const };
  taskDefinitions(world, region).put(key, going);
  if (isUsed(world, region, record.taskDefinitionArn)) return going;
  taskDefinitions(world, region).delete(key);
  tags(world, region).delete(record.taskDefinitionArn);
  return going;
}

const isUsed = (world: World, region: string, arn: string): boolean =>
  services(world, region)
    .values()
    .some(
      ({ status, deployments }) =>
        status !== "INACTIVE" && deployments.some(({ revision }) => revision.taskDefinition === arn),
    ) ||
  tasks(world, region)
    .values()
    .some(({ task }) => task.taskDefinitionArn === arn && task.lastStatus !== "STOPPED");
