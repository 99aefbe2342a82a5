/** After a restart of the endpoint: the containers of tasks that were running are started again, at the same addresses. */
import type { Ecs } from "../context";
import { type LivePod, startPod } from "../lifecycle/pods";
import { type TaskRecord, tasks } from "../records";

/** No task takes this long to listen; one that never does must not keep the endpoint from starting. */
const PATIENCE = 2000;

/** Resolves when they listen again, so that the first health check of a load balancer finds them. */
export async function revive(ecs: Ecs): Promise<void> {
  const started: { record: TaskRecord; live: LivePod }[] = [];
  for (const region of ecs.world.store.regions("ecs/tasks")) {
    for (const record of tasks(ecs.world, region).values()) {
      const { lastStatus, desiredStatus } = record.task;
      const ran = lastStatus === "RUNNING" || lastStatus === "ACTIVATING";
      if (ran && desiredStatus === "RUNNING") started.push({ record, live: startPod(ecs, region, record) });
    }
  }
  const deadline = performance.now() + PATIENCE;
  while (!started.every(isBack) && performance.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

function isBack({ record, live }: { record: TaskRecord; live: LivePod }): boolean {
  if (live.state === "ended" || live.exits.size > 0) return true;
  return live.state === "running" && (record.targets.length === 0 || live.ports.size > 0);
}
