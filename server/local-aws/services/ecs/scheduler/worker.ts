/** The background work of ECS in one endpoint: moves tasks on, reconciles services, forgets what is long over. */
import type { Runtime } from "../../../runtime/runtime";
import type { World } from "../../../world";
import { DEFAULT_PACE, type Ecs, type Pace, register } from "../context";
import { primaryOf } from "../deployments/deployments";
import { enroll } from "../instances/enroll";
import { advance, isChanging } from "../lifecycle/advance";
import { type ServiceRecord, services, tasks } from "../records";
import { forgetOld } from "./forget";
import { publish } from "./news";
import { reconcile } from "./reconcile";
import { revive } from "./revive";

/** Starts what ran before the last stop, then looks after it. Answers how to stop; what is stored stays as it is. */
export async function startWorker(
  world: World,
  runtime: Runtime,
  pace: Pace = DEFAULT_PACE,
): Promise<() => Promise<void>> {
  let timer: NodeJS.Timeout | undefined;
  let dueAt = Number.POSITIVE_INFINITY;
  let stopped = false;

  const plan = (delay: number) => {
    const at = performance.now() + delay;
    if (stopped || at >= dueAt) return;
    clearTimeout(timer);
    dueAt = at;
    timer = setTimeout(run, delay);
    timer.unref();
  };
  const run = () => {
    dueAt = Number.POSITIVE_INFINITY;
    let delay = pace.tick.calm;
    guarded(ecs, () => {
      delay = look(ecs);
    });
    plan(delay);
  };
  // A moment later, so that a burst of changes is one look.
  const ecs: Ecs = {
    world,
    runtime,
    pace,
    pods: new Map(),
    hosts: new Map(),
    news: [],
    complaints: new Map(),
    wake: () => plan(5),
  };

  register(ecs);
  await revive(ecs);
  plan(0);
  return async () => {
    stopped = true;
    clearTimeout(timer);
    await killAll(ecs);
  };
}

/** One look at everything. Answers how long the next may wait, in milliseconds. */
export function look(ecs: Ecs): number {
  let delay = ecs.pace.tick.calm;
  guarded(ecs, () => enroll(ecs));
  for (const region of ecs.world.store.regions("ecs/tasks")) {
    for (const record of tasks(ecs.world, region).values()) guarded(ecs, () => advance(ecs, region, record));
  }
  for (const region of ecs.world.store.regions("ecs/services")) {
    for (const { serviceArn, status } of services(ecs.world, region).values()) {
      if (status !== "INACTIVE") guarded(ecs, () => reconcile(ecs, region, serviceArn));
    }
    if (services(ecs.world, region).values().some(isUnderWay)) delay = Math.min(delay, ecs.pace.tick.deploying);
  }
  for (const region of ecs.world.store.regions("ecs/tasks")) {
    if (tasks(ecs.world, region).values().some(isChanging)) delay = Math.min(delay, ecs.pace.tick.changing);
  }
  forgetOld(ecs.world);
  publish(ecs.world, ecs.news);
  return delay;
}

function isUnderWay(service: ServiceRecord): boolean {
  if (service.status === "DRAINING") return true;
  return service.status === "ACTIVE" && primaryOf(service).rolloutState === "IN_PROGRESS" && !service.unplacedAt;
}

/** Ends what runs in this process without a word in the store: the next start brings it back. */
async function killAll(ecs: Ecs): Promise<void> {
  const pods = [...ecs.pods.values()];
  // One that is just being started ends itself when it sees this.
  for (const live of pods) live.state = "ended";
  await Promise.all(pods.map((live) => live.pod?.kill()));
}

/** One task or service that cannot be seen to must not keep the others from it, nor fill the log at every look. */
function guarded(ecs: Ecs, step: () => void): void {
  try {
    step();
  } catch (error) {
    const text = error instanceof Error ? (error.stack ?? error.message) : String(error);
    const now = ecs.world.now();
    if (now - (ecs.complaints.get(text) ?? 0) < 60_000) return;
    ecs.complaints.set(text, now);
    ecs.world.log("ecs-scheduler-error", { error: text });
  }
}
