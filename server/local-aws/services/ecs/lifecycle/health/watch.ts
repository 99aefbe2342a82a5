/** Runs the health checks of a task's containers for as long as they run. */
import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import type { RunningContainer } from "../../../../runtime/runtime";
import type { Ecs } from "../../context";
import type { LivePod } from "../pods";
import { afterResult, type CheckPlan, type ContainerHealth, planOf } from "./check";

/**
 * Docker waits a whole interval before the first check. Here one comes soon, so that nobody waits half a minute for what
 * is healthy at once; should it fail, it counts for nothing.
 */
const FIRST_CHECK_MS = 200;

export function watchHealth(ecs: Ecs, live: LivePod, definitions: readonly ContainerDefinition[]): void {
  for (const { name = "", healthCheck } of definitions) {
    const plan = planOf(healthCheck);
    const container = live.pod?.containers.get(name);
    if (plan && container) void watch(ecs, live, name, container, plan);
  }
}

async function watch(ecs: Ecs, live: LivePod, name: string, container: RunningContainer, plan: CheckPlan) {
  const began = Date.now();
  let health: ContainerHealth = { status: live.health.get(name) ?? "UNKNOWN", failures: 0 };
  let next = began + FIRST_CHECK_MS;
  while (await isThereAt(next, container)) {
    const at = Date.now();
    const passed = (await container.exec(plan.argv, plan.timeoutMs)) === 0;
    if (live.exits.has(name) || live.state !== "running") return;
    // The early check falls into the first half of the interval, and so never counts against the container.
    const starting = at < began + Math.max(plan.startPeriodMs, plan.intervalMs / 2);
    const before = health.status;
    health = afterResult(health, passed, { retries: plan.retries, starting });
    if (health.status !== before) {
      live.health.set(name, health.status);
      ecs.wake();
    }
    next = (next === began + FIRST_CHECK_MS ? began : at) + plan.intervalMs;
  }
}

/** Waits until then; false if the container ends before. */
async function isThereAt(time: number, container: RunningContainer): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const due = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(true), Math.max(0, time - Date.now()));
    timer.unref();
  });
  const there = await Promise.race([due, container.exited.then(() => false)]);
  clearTimeout(timer);
  return there;
}
