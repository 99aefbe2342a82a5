/** What the scheduler does next for a service: a pure function of its tasks and its settings. */
export type PlannedHealth = "pending" | "starting" | "healthy" | "unhealthy";

export interface PlannedTask {
  taskArn: string;
  /** Belongs to the PRIMARY deployment. */
  primary: boolean;
  health: PlannedHealth;
}

export interface PlanInput {
  desiredCount: number;
  minimumHealthyPercent: number;
  maximumPercent: number;
  /** Tasks that are meant to run, oldest first. */
  tasks: readonly PlannedTask[];
  /** False while attempts are delayed, or after the deployment has failed. */
  mayStart: boolean;
}

export interface Plan {
  start: number;
  /** ARNs of tasks to stop. */
  stop: string[];
  /** The percentages allow neither a start nor a stop. */
  blocked: boolean;
}

/**
 * During a deployment at least ceil(desired × minimum %) tasks stay healthy and at most floor(desired × maximum %) run or
 * are pending (developer guide, "Deployment configuration"). An unhealthy task gets its replacement first where the maximum
 * has room for it, and is stopped first where it has not.
 */
export function planService(input: PlanInput): Plan {
  const { desiredCount, tasks } = input;
  const lower = Math.ceil((desiredCount * input.minimumHealthyPercent) / 100);
  const upper = Math.max(desiredCount && 1, Math.floor((desiredCount * input.maximumPercent) / 100));
  const primary = tasks.filter((task) => task.primary);
  const sound = primary.filter((task) => task.health !== "unhealthy");
  const missing = Math.max(0, desiredCount - sound.length);
  const wanted = input.mayStart ? missing : 0;
  const start = Math.min(wanted, Math.max(0, upper - tasks.length));
  const old = oldToStop(input, { lower, lack: wanted - start });
  const surplus = surplusOf(primary, desiredCount, wanted > 0 && start === 0 && old.length === 0);
  const stop = [...surplus, ...old];
  const settled = tasks.every((task) => task.health !== "pending" && task.health !== "starting");
  return { start, stop, blocked: wanted > 0 && start === 0 && stop.length === 0 && settled };
}

/** PRIMARY tasks that are too many; one unhealthy one when only stopping it makes room for its replacement. */
function surplusOf(primary: readonly PlannedTask[], desiredCount: number, cramped: boolean): string[] {
  const tooMany = primary.length - desiredCount;
  const unhealthy = primary.filter((task) => task.health === "unhealthy");
  if (cramped) return unhealthy.slice(0, 1).map((task) => task.taskArn);
  if (tooMany <= 0) return [];
  // A replacement that is still starting may yet fail: keep what there is until that is known.
  const replacing = unhealthy.length > 0 && primary.length - unhealthy.length <= desiredCount;
  if (replacing && primary.some((task) => task.health === "pending" || task.health === "starting")) return [];
  return leastUseful(primary).slice(0, tooMany);
}

/** Tasks of earlier deployments that may go: the unhealthy ones always, healthy ones as far as the minimum allows. */
function oldToStop({ tasks, desiredCount }: PlanInput, { lower, lack }: { lower: number; lack: number }): string[] {
  const healthy = tasks.filter((task) => task.health === "healthy");
  const old = tasks.filter((task) => !task.primary);
  const oldHealthy = old.filter((task) => task.health === "healthy");
  // What the new tasks have already replaced, or what has to make room for them.
  const replaced = healthy.length - desiredCount;
  const allowed = Math.max(0, healthy.length - lower);
  const count = Math.min(allowed, Math.max(replaced, lack));
  // With nothing new that is healthy yet, an old task that merely starts is worth keeping unless its room is needed.
  const newIsReady = tasks.some((task) => task.primary && task.health === "healthy") || desiredCount === 0;
  const others = old.filter((task) => task.health !== "healthy");
  const free = newIsReady ? others : others.slice(0, Math.max(0, lack));
  return [...free, ...oldHealthy.slice(0, Math.max(0, count))].map((task) => task.taskArn);
}

const USE: Readonly<Record<PlannedHealth, number>> = { unhealthy: 0, pending: 1, starting: 2, healthy: 3 };

/** Least useful first, and the newest first among equals. */
function leastUseful(tasks: readonly PlannedTask[]): string[] {
  return tasks
    .map((task, index) => ({ task, index }))
    .sort((a, b) => USE[a.task.health] - USE[b.task.health] || b.index - a.index)
    .map(({ task }) => task.taskArn);
}
