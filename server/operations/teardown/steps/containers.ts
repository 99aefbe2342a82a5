import "server-only";
import { findCluster } from "@/server/aws/write/ecs";
import {
  definitionStatus,
  deleteCluster,
  deleteTaskDefinition,
  deregisterTaskDefinition,
} from "@/server/aws/write/remove/ecs";
import { afterTypes, removalStep } from "../remove-each";

/** Deregistered, then deleted where AWS allows it; an inactive revision runs nothing and costs nothing. */
export const taskDefinitions = removalStep({
  type: "task definition",
  after: afterTypes(["stage", "service"]),
  timeoutMs: 300_000,
  touches: ({ id }) => [`definitionStates:${id}`],
  async remove({ id }) {
    const status = await definitionStatus(id);
    if (status === "ACTIVE") await deregisterTaskDefinition(id);
    if (status === "ACTIVE" || status === "INACTIVE") await deleteTaskDefinition(id);
    return "gone";
  },
});

/** Once ECS has seen the last task and instance go. */
export const clusters = removalStep({
  type: "cluster",
  after: afterTypes(["stage", "service", "capacity provider", "Auto Scaling group"]),
  timeoutMs: 10 * 60_000,
  touches: ({ id }) => ["clusters", `services:${id}`, `tasks:${id}`],
  async remove({ id, name }) {
    if ((await findCluster(id)) === null) return "gone";
    const busy = { waitMs: 3_000, because: `ECS still sees services, tasks or instances in ${name}` };
    return (await deleteCluster(id)) === "gone" ? "gone" : busy;
  },
});
