import type { Timestamp } from "@/lib/contracts/freshness";
import type { ServiceFact } from "./ecs";

/** Whether a service's stopped tasks may explain something: too few run, or some of a deployment have failed. */
export const isTroubled = ({ status, desired, running, deployments }: ServiceFact): boolean =>
  status === "ACTIVE" &&
  desired > 0 &&
  (running < desired ||
    deployments.some(({ failedTasks, rolloutState }) => failedTasks > 0 || rolloutState === "FAILED"));

/** AWS keeps stopped tasks for about an hour. */
export const KEPT_MS = 60 * 60_000;
/** A rollout may start its tasks in two goes. */
const OFTEN = 3;

/**
 * Whether so many tasks have been started within the hour that some may have ended, though enough run by now: an event
 * tells of each start. A rollout or a change of scale looks the same; the stopped tasks tell them apart.
 */
export const isRestless = ({ status, desired, events }: ServiceFact, now: Timestamp): boolean =>
  status === "ACTIVE" &&
  desired > 0 &&
  events.filter(
    ({ at = "", message }) => /has started \d+ tasks?/.test(message) && Date.parse(now) - Date.parse(at) <= KEPT_MS,
  ).length >= OFTEN;
