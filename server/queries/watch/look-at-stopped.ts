import "server-only";
import { setTimeout as sleep } from "node:timers/promises";
import { keepStopped } from "@/server/history";
import { inventory } from "@/server/inventory";
import { log } from "@/server/log";
import { keptSince } from "@/server/store";

/** Between two clusters, as between two environments. */
const PACE_MS = 1_000;
/** ECS tells of a stopped task for at least one hour (ECS API reference, DescribeTasks), and not for many. */
const TOLD_MS = 3 * 3_600_000;

/**
 * Keeps the tasks that stopped in each cluster, whoever started them: what is well at both of two looks may have had some,
 * and a task of no service belongs to no environment. Costs a call for a hundred tasks, and one for a hundred new ones.
 */
export async function lookAtStopped(signal: AbortSignal): Promise<void> {
  const { value: clusters, error: why } = await inventory().stopped.clusters();
  if (why || clusters === undefined)
    log.warn({ code: why?.code ?? "timed_out" }, "clusters not read for stopped tasks");
  for (const { arn, status } of clusters ?? []) {
    if (signal.aborted) return;
    if (status === "INACTIVE") continue;
    const { value, error } = await inventory().stopped.unkept(
      arn,
      await keptSince(arn, new Date(Date.now() - TOLD_MS)),
    );
    if (error) log.warn({ cluster: arn, code: error.code }, "stopped tasks not read");
    if (value) keepStopped(value);
    await sleep(PACE_MS, undefined, { signal });
  }
}
