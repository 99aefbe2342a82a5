/** What an update replaced: forgotten when the update holds, in force again when it fails. */
import type { World } from "../../../../world";
import {
  leftoverKey,
  leftovers,
  type PhysicalResource,
  type ResourceRecord,
  resourceKey,
  resources,
  resourcesOf,
  type StackRecord,
} from "../../records";

/** It will be deleted. */
export function forgetReplaced(world: World, region: string, stack: StackRecord): void {
  for (const record of resourcesOf(world, region, stack.StackId)) {
    if (!record.replaced) continue;
    resources(world, region).put(resourceKey(stack.StackId, record.logicalId), { ...record, replaced: undefined });
  }
}

/** It is in force again, and what took its place will be deleted. */
export function bringBackReplaced(world: World, region: string, stack: StackRecord): void {
  for (const record of resourcesOf(world, region, stack.StackId)) {
    const { replaced } = record;
    if (!replaced) continue;
    leftovers(world, region).delete(leftoverKey(leftoverOf(stack, record, replaced)));
    if (record.physicalId !== undefined) {
      const { type, physicalId, properties, attributes } = record;
      const leftover = leftoverOf(stack, record, { type, physicalId, properties, attributes });
      leftovers(world, region).put(leftoverKey(leftover), leftover);
    }
    const back: ResourceRecord = { ...record, ...replaced, replaced: undefined, pending: undefined };
    resources(world, region).put(resourceKey(stack.StackId, record.logicalId), { ...back, Status: "UPDATE_COMPLETE" });
  }
}

function leftoverOf(stack: StackRecord, record: ResourceRecord, physical: PhysicalResource) {
  const { logicalId, dependsOn } = record;
  return { ...physical, StackId: stack.StackId, logicalId, dependsOn, policy: "Delete" as const };
}
