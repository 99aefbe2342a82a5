import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ServiceChangeDone, StopTaskInput } from "@/lib/contracts/services";
import * as ecs from "@/server/aws/write/ecs";
import { inventory } from "@/server/inventory";
import { recorded } from "./recorded";
import { requireService, touchService } from "./require-service";

/**
 * Stops one task: of a service, which starts another in its place, or of none. Allowed while an operation runs: the number
 * of tasks and what they run stay as they are.
 * @throws AppFailure `not_found` for a task that is not the service's, or that is gone; `conflict` for one that is said to
 * be of no service, but is; AwsFailure
 */
export function stopTask({ cluster, service, task, reason }: StopTaskInput, actor: string): Promise<ServiceChangeDone> {
  const why = reason ? `${reason} (${actor} with Stageway)` : `Replaced by ${actor} with Stageway`;
  return recorded(() =>
    service === undefined ? stopOfNone(cluster, task, why) : stopOfService(cluster, service, task, why),
  );
}

async function stopOfService(cluster: string, service: string, task: string, why: string): Promise<void> {
  const found = await requireService(cluster, service);
  const running = await runningTask(cluster, task);
  if (running?.group !== groupOf(service)) {
    throw gone(`The service ${service} has no such task (any more).`, "Its stopped tasks tell what became of it.");
  }
  await ecs.stopTask(cluster, task, why);
  touchService(found, service);
}

async function stopOfNone(cluster: string, task: string, why: string): Promise<void> {
  const running = await runningTask(cluster, task);
  if (!running) {
    throw gone(
      `The cluster ${cluster} has no such task (any more).`,
      "The cluster's stopped tasks tell what became of it.",
    );
  }
  if (running.group?.startsWith(groupOf(""))) {
    throw new AppFailure({
      code: "conflict",
      message: `The task is of the service ${running.group.slice(groupOf("").length)}, which would start another.`,
      remedy: "Replace it on the page of its service, or scale the service.",
    });
  }
  await ecs.stopTask(cluster, task, why);
  inventory().touch(`tasks:${running.clusterArn}`, `stoppedTasks:${running.clusterArn}`);
}

/** Null: ECS does not know it, or it has stopped. */
async function runningTask(cluster: string, task: string): Promise<ecs.Task | null> {
  const found = await ecs.findTask(cluster, task);
  return found?.lastStatus === "STOPPED" ? null : found;
}

/** ECS gives it to the tasks that a service starts. */
const groupOf = (service: string): string => `service:${service}`;

const gone = (message: string, remedy: string) => new AppFailure({ code: "not_found", message, remedy });
