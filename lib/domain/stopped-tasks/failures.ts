import type { Timestamp } from "@/lib/contracts/freshness";
import type { ServiceFact, TaskFact } from "../facts";

/** When the service was last well, as its events say. */
const steadyAt = ({ events }: ServiceFact): Timestamp =>
  events.find(({ message }) => /has reached a steady state/.test(message))?.at ?? "";

/** Ended by somebody or by a change of scale: no failure. */
const MEANT = /^Scaling activity initiated by|^Task stopped by|^Service .* (deleted|stopped)/i;

/** The tasks that failed since the service was last well, newest first. */
export function failuresOf(service: ServiceFact, stopped: readonly TaskFact[] | undefined): TaskFact[] {
  const since = steadyAt(service);
  return (stopped ?? []).filter(
    (task) =>
      task.stopCode !== "UserInitiated" &&
      !MEANT.test(task.stoppedReason ?? "") &&
      (task.stoppedAt ?? task.createdAt ?? "") > since,
  );
}

/** So many failures, one after the other, are no accident. */
const MANY = 3;

/** Tasks stop and are replaced, over and over. By ECS's own event, or by the count of stopped ones. */
export function isCycling(service: ServiceFact, failures: readonly TaskFact[]): boolean {
  const since = steadyAt(service);
  const said = service.events.some(
    ({ at = "", message }) => at > since && /unable to consistently start tasks/.test(message),
  );
  return said || failures.length >= MANY;
}
