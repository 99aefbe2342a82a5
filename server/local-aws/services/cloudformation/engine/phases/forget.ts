/** What need not be kept of stacks that are deleted. */
import type { World } from "../../../../world";
import { changeSets, driftDetections, events, resourceKey, resources, resourcesOf, stacks } from "../../records";

/** AWS shows deleted stacks for 90 days; here the last so many of a region. */
const MOST_DELETED = 50;

export function forgetDeleted(world: World, region: string, stackId: string): void {
  for (const table of [changeSets(world, region), driftDetections(world, region)]) {
    for (const key of table.keys()) if (table.get(key)?.StackId === stackId) table.delete(key);
  }
  const deleted = stacks(world, region)
    .values()
    .filter((stack) => stack.Status === "DELETE_COMPLETE");
  for (const { StackId } of deleted.slice(0, -MOST_DELETED)) forget(world, region, StackId);
}

function forget(world: World, region: string, stackId: string): void {
  for (const { logicalId } of resourcesOf(world, region, stackId)) {
    resources(world, region).delete(resourceKey(stackId, logicalId));
  }
  const log = events(world, region);
  for (const key of log.keys()) if (key.startsWith(`${stackId}|`)) log.delete(key);
  stacks(world, region).delete(stackId);
}
