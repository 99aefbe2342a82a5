/** Drops what EC2 shows for a while only: terminated instances, for about an hour. */
import type { World } from "../../../world";
import { ec2Tables, INSTANCES } from "../tables";

const VISIBLE = 60 * 60_000;

export function forgetTerminated(world: World): void {
  const before = world.now() - VISIBLE;
  for (const region of world.store.regions(INSTANCES)) {
    const tables = ec2Tables(world, region);
    for (const { instanceId, terminatedAt } of tables.instances.values()) {
      if (!terminatedAt || terminatedAt.getTime() >= before) continue;
      tables.instances.delete(instanceId);
      tables.tags.delete(instanceId);
    }
  }
}
