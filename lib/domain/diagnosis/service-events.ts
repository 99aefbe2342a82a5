import type { Timestamp } from "@/lib/contracts/freshness";
import type { ServiceFact } from "../facts";

type Events = ServiceFact["events"];

/** Texts of ECS events worth a sentence of our own, `$1` as in the pattern; first match wins. */
const KNOWN: [RegExp, string][] = [
  [/CannotPullContainerError/, "The image could not be pulled."],
  [/OutOfMemory/, "A container was killed because it used more memory than it has."],
  [/ResourceInitializationError/, "A task could not be prepared: secrets, network or log group."],
  [/failed container health checks/, "Tasks fail their container's own health check."],
  [
    /is unhealthy in \(target-group.* failed with these codes: \[(.+?)\]/,
    "The load balancer's health checks are answered with $1, and tasks are replaced.",
  ],
  [
    /is unhealthy in \(target-group.*Request timed out/,
    "The load balancer's health checks are not answered in time, and tasks are replaced.",
  ],
  [
    /failed ELB health checks|is unhealthy in \(target-group/,
    "Tasks fail the load balancer's health checks and are replaced.",
  ],
  [/Essential container in task exited/, "A container that must run has exited."],
  [/unable to consistently start tasks/, "Tasks stop soon after they start, again and again."],
  [/unable to place a task/, "No place was found to run a task."],
  [
    /unable to stop or start tasks during a deployment/,
    "The deployment configuration leaves no room to replace a task.",
  ],
  [/operations are being throttled/, "ECS is being throttled."],
  [/circuit breaker/, "The deployment circuit breaker stopped the rollout."],
];

/** ` The image could not be pulled.`, with a leading space; empty for events that say nothing about a fault. */
export function eventCause(message: string | undefined): string {
  for (const [pattern, words] of KNOWN) {
    const match = message?.match(pattern);
    if (match) return ` ${words.replace("$1", () => match[1] ?? "")}`;
  }
  return "";
}

/** The events since ECS last called the service steady, newest first; where it never did, all. */
export function sinceSteady(events: Events): Events {
  const steady = events.findIndex(({ message }) => /has reached a steady state/.test(message));
  return steady < 0 ? events : events.slice(0, steady);
}

/**
 * The event that says most of the service as it is: its newest fault since it was steady, since ECS goes on writing of
 * what it starts and registers; else its newest.
 */
export const tellingEvent = (events: Events, since: Timestamp = ""): Events[number] | undefined =>
  sinceSteady(events).find(({ at = "", message }) => at >= since && eventCause(message) !== "") ?? events[0];

/** What ECS wrote of the load balancer's health checks since the service was steady, as a sentence; else undefined. */
export function checksCause(events: Events): string | undefined {
  const event = sinceSteady(events).find(({ message }) => /is unhealthy in \(target-group/.test(message));
  return event && eventCause(event.message).trim();
}
