import "server-only";
import { clusterOf } from "@/lib/domain/arns";
import { lastPart } from "@/lib/domain/services/names";
import { findService, type Service, scaleService } from "@/server/aws/write/ecs";
import { deleteService } from "@/server/aws/write/remove/ecs";
import { inventory } from "@/server/inventory";
import { afterTypes, removalStep } from "../remove-each";

/** Longer than a target group lets connections end by default: 300 s. */
const DRAIN_MS = 20 * 60_000;

/** Drained first, so that requests under way end: without tasks a service is deleted at once. */
export const services = removalStep({
  type: "service",
  after: afterTypes(["stage"]),
  timeoutMs: DRAIN_MS,
  touches: ({ id }) => [`services:${clusterOf(id)}`, `tasks:${clusterOf(id)}`],
  async remove({ id, name }, { elapsedMs }) {
    const cluster = lastPart(clusterOf(id));
    const found = await findService(cluster, name);
    if (found === null) return "gone";
    const waitMs = elapsedMs < 30_000 ? 1_000 : 5_000;
    const { runningCount = 0, pendingCount = 0, desiredCount = 0, status, schedulingStrategy } = found;
    if (status === "ACTIVE") {
      // A service that runs on every instance has no count to bring to zero.
      const counted = schedulingStrategy !== "DAEMON";
      if (counted && desiredCount > 0) await scaleService(cluster, name, 0);
      touchTargets(found);
      if (counted && (desiredCount > 0 || runningCount + pendingCount > 0)) {
        return { waitMs, because: `${runningCount + pendingCount} tasks of ${name} have to end` };
      }
      await deleteService(cluster, name);
    }
    return { waitMs, because: `The service ${name} is being deleted` };
  },
});

/** ECS takes them out of their target groups, one after the other. */
const touchTargets = ({ loadBalancers = [] }: Service): void =>
  inventory().touch(...loadBalancers.map(({ targetGroupArn }) => `targetHealth:${targetGroupArn}` as const));
