/** Drift: what the services say of a stack's resources, compared with what the stack made them. */
import type { StackResourceDrift } from "@aws-sdk/client-cloudformation";
import type { World } from "../../../world";
import { isMissing } from "../calls";
import { existingFor } from "../engine/resource/request";
import { type ResourceRecord, resourceKey, resources, type StackRecord } from "../records";
import { findType, isOffered } from "../resources/registry";
import type { Existing, ResourceType } from "../resources/resource-type";
import { masked, secretsOf } from "../stacks/mask";
import type { Value, ValueMap } from "../template/model";
import { differencesOf } from "./compare";

/** @throws whatever a service answers that is not "it is gone" */
export async function driftOf(
  world: World,
  region: string,
  stack: StackRecord,
  record: ResourceRecord,
): Promise<StackResourceDrift> {
  const Timestamp = new Date(world.now());
  const common: StackResourceDrift = {
    StackId: stack.StackId,
    LogicalResourceId: record.logicalId,
    PhysicalResourceId: record.physicalId,
    ResourceType: record.type,
    Timestamp,
    StackResourceDriftStatus: "NOT_CHECKED",
  };
  const type = isOffered(record.type) ? findType(record.type) : undefined;
  if (!type?.read || record.physicalId === undefined) return common;
  const actual = await readNow(type, existingFor(world, region, stack, record));
  const secrets = secretsOf(stack.inputs);
  const shown = (properties: ValueMap) => JSON.stringify(masked(properties, secrets));
  const status = (StackResourceDriftStatus: "IN_SYNC" | "MODIFIED" | "DELETED") => {
    const drift = { status: StackResourceDriftStatus, checkedAt: Timestamp };
    const key = resourceKey(stack.StackId, record.logicalId);
    const now = resources(world, region).get(key);
    if (now) resources(world, region).put(key, { ...now, drift });
    return { ...common, StackResourceDriftStatus, ExpectedProperties: shown(record.properties) };
  };
  if (actual === undefined) return status("DELETED");
  const PropertyDifferences = differencesOf(record.properties, actual, secrets);
  const names = Object.keys(record.properties).filter((name) => Object.hasOwn(actual, name));
  const ActualProperties = shown(Object.fromEntries(names.map((name) => [name, actual[name] as Value])));
  return { ...status(PropertyDifferences.length > 0 ? "MODIFIED" : "IN_SYNC"), ActualProperties, PropertyDifferences };
}

async function readNow(
  { read, readTags }: ResourceType,
  existing: Existing<ValueMap>,
): Promise<Record<string, unknown> | undefined> {
  try {
    const found = await read?.(existing);
    if (!found || !readTags || existing.properties.Tags === undefined) return found;
    return { ...found, Tags: await readTags(existing) };
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}
