import type { EventKind } from "@/lib/contracts/services";
import { eventCause } from "../diagnosis/service-events";

/** What ECS says of the ordinary course of a service; the faults are the diagnosis's. First match wins. */
const ORDINARY: [RegExp, EventKind, string][] = [
  [/has reached a steady state/, "steady", "All tasks that are meant to run do."],
  [/deployment completed/, "steady", "The deployment is through."],
  [/rolling back to/, "fault", "The deployment failed and is being rolled back."],
  [/deployment failed/, "fault", "The deployment failed."],
  [/has started \d+ tasks?/, "progress", "Tasks were started."],
  [/has stopped \d+ running tasks?/, "progress", "Tasks were stopped."],
  [/registered \d+ targets? in/, "progress", "Tasks were put behind the load balancer, or taken from it."],
  [/has begun draining connections/, "progress", "Tasks are taken from the load balancer; open requests end first."],
];

/** An event of a service in plain words. What nobody knows here is `other`, and stays as ECS wrote it. */
export function classifyEvent(message: string): { kind: EventKind; meaning?: string } {
  const fault = eventCause(message).trim();
  if (fault !== "") return { kind: "fault", meaning: fault };
  const known = ORDINARY.find(([pattern]) => pattern.test(message));
  return known ? { kind: known[1], meaning: known[2] } : { kind: "other" };
}
