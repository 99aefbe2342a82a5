import type { World } from "../../../world";
import { isArn, nameOf, taskDefinitionArn } from "../arns";
import { clientError } from "../errors";
import { families, type TaskDefinitionRecord, taskDefinitions } from "../records";

/** By `family` (its newest active revision), `family:revision` or ARN. */
export function findTaskDefinition(world: World, region: string, reference: string): TaskDefinitionRecord | undefined {
  const name = nameOf(reference);
  const [family = "", revision] = name.split(":");
  if (revision !== undefined) {
    const found = /^\d{1,9}$/.test(revision)
      ? taskDefinitions(world, region).get(`${family}:${Number(revision)}`)
      : undefined;
    return isArn(reference) && found && found.taskDefinitionArn !== reference ? undefined : found;
  }
  if (isArn(reference) && reference !== taskDefinitionArn(region, family, 0).slice(0, -2)) return undefined;
  return newestActive(world, region, family);
}

function newestActive(world: World, region: string, family: string): TaskDefinitionRecord | undefined {
  for (let revision = families(world, region).get(family)?.revision ?? 0; revision > 0; revision--) {
    const record = taskDefinitions(world, region).get(`${family}:${revision}`);
    if (record?.status === "ACTIVE") return record;
  }
  return undefined;
}

/** For what would run it. @throws AwsError ClientException */
export function requireActiveTaskDefinition(world: World, region: string, reference: string): TaskDefinitionRecord {
  const record = findTaskDefinition(world, region, reference);
  if (!record) throw clientError("TaskDefinition not found.");
  if (record.status !== "ACTIVE") throw clientError("TaskDefinition is inactive");
  return record;
}
