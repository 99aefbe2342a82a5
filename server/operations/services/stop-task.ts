import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ServiceChangeDone, StopTaskInput } from "@/lib/contracts/services";
import * as ecs from "@/server/aws/write/ecs";
import { recorded } from "./recorded";
import { requireService, touchService } from "./require-service";

/**
 * Stops one task of a service, which starts another in its place. Allowed while an operation runs: the number of tasks
 * and what they run stay as they are.
 * @throws AppFailure `not_found` for a task that is not the service's, or that is gone; AwsFailure
 */
export function stopTask({ cluster, service, task }: StopTaskInput, actor: string): Promise<ServiceChangeDone> {
  return recorded(async () => {
    const found = await requireService(cluster, service);
    const running = await ecs.findTask(cluster, task);
    if (running?.group !== `service:${service}` || running.lastStatus === "STOPPED") {
      throw new AppFailure({
        code: "not_found",
        message: `The service ${service} has no such task (any more).`,
        remedy: "Its stopped tasks tell what became of it.",
      });
    }
    await ecs.stopTask(cluster, task, `Replaced by ${actor} with Stageway`);
    touchService(found, service);
  });
}
