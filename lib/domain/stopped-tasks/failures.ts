import type { Timestamp } from "@/lib/contracts/freshness";
import { isTroubled, KEPT_MS, type ServiceFact, type TaskFact } from "../facts";
import type { RolledBack } from "../services/rolled-back";
import { isFailure } from "./is-failure";

/** When the service was last well, as its events say. */
const steadyAt = ({ events }: ServiceFact): Timestamp =>
  events.find(({ message }) => /has reached a steady state/.test(message))?.at ?? "";

const MANY = 3;

/** So many failures, one after the other, are no accident. */
export const isMany = (failures: readonly TaskFact[]): boolean => failures.length >= MANY;

/**
 * The tasks that failed since the service was last well, newest first. ECS calls it steady each time a task that crashes
 * has been replaced: so many of its present rollout within the hour count as well, until they keep away.
 */
export function failuresOf(service: ServiceFact, stopped: readonly TaskFact[] | undefined, now: Timestamp): TaskFact[] {
  const failed = (stopped ?? []).filter(isFailure);
  const repeated = failed.filter((task) => isRecent(service, task, now));
  if (isMany(repeated) && isGoingOn(repeated, now)) return repeated;
  return isTroubled(service) ? failed.filter((task) => isSinceSteady(service, task)) : [];
}

/** The task that failed last in a rollout that ECS took back, as long as ECS tells of it. Tasks are newest first. */
export const lastOfRollout = (
  { taskDefinitionArn }: ServiceFact,
  { deploymentId }: RolledBack,
  stopped: readonly TaskFact[] | undefined,
): TaskFact | undefined =>
  stopped?.find(
    (task) =>
      isFailure(task) &&
      // Without who started it, the definition tells: the present one is what ECS went back to.
      (task.startedBy === undefined ? task.taskDefinitionArn !== taskDefinitionArn : task.startedBy === deploymentId),
  );

const endOf = (task: TaskFact): Timestamp => task.stoppedAt ?? task.createdAt ?? "";

export const isSinceSteady = (service: ServiceFact, task: TaskFact): boolean => endOf(task) > steadyAt(service);

function isRecent({ deployments, taskDefinitionArn }: ServiceFact, task: TaskFact, now: Timestamp): boolean {
  const began = deployments.find(({ status }) => status === "PRIMARY")?.createdAt ?? "";
  const recent = Date.parse(now) - Date.parse(endOf(task)) <= KEPT_MS;
  return recent && task.taskDefinitionArn === taskDefinitionArn && (task.createdAt ?? endOf(task)) >= began;
}

/** It has not been quiet for thrice as long as it took from one failure to the next. */
function isGoingOn(failures: readonly TaskFact[], now: Timestamp): boolean {
  const ends = failures.map((task) => Date.parse(endOf(task)));
  const [first, last] = [Math.min(...ends), Math.max(...ends)];
  return Date.parse(now) - last <= (3 * (last - first)) / (ends.length - 1);
}

/** The time in which they failed, as a sentence ends. */
export const sinceWords = (service: ServiceFact, failures: readonly TaskFact[]): string =>
  failures.every((task) => isSinceSteady(service, task)) ? "since it was last steady" : "within the hour";

/** Tasks stop and are replaced, over and over. By ECS's own event, or by the count of stopped ones. */
export function isCycling(service: ServiceFact, failures: readonly TaskFact[]): boolean {
  const since = steadyAt(service);
  const said =
    isTroubled(service) &&
    service.events.some(({ at = "", message }) => at > since && /unable to consistently start tasks/.test(message));
  return said || isMany(failures);
}
