import type { HealthState, Sighting, StageState, TargetState, Timeline, TimelineEntry } from "@/lib/contracts/history";
import type { OperationSummary } from "@/lib/contracts/operations";
import type { DeploymentFact } from "../facts";
import { watchedTimes } from "../history/gaps";
import { healthEntries } from "./health";
import { operationEntries } from "./operations";
import { eventEntries, type TimelineService, taskEntries } from "./services";
import { stageEntries } from "./stage";
import { targetEntries } from "./targets";

/** All that is known of what happened to one environment. */
export interface TimelineSources {
  operations: readonly OperationSummary[];
  health: readonly Sighting<HealthState>[];
  stage: readonly Sighting<StageState>[];
  deployments: readonly DeploymentFact[];
  targets: readonly Sighting<TargetState>[];
  services: readonly TimelineService[];
}

/** What happened to an environment, in one order: newest first, at most `limit`. */
export function mergeTimeline(sources: TimelineSources, limit: number): Pick<Timeline, "entries" | "more" | "watched"> {
  const { operations, health, stage, deployments, targets, services } = sources;
  const entries = [
    ...operationEntries(operations),
    ...healthEntries(health),
    ...stageEntries(stage, deployments),
    ...targetEntries(targets),
    ...services.flatMap(eventEntries),
    ...services.flatMap(taskEntries),
  ].sort(newestFirst);
  return { entries: entries.slice(0, limit), more: entries.length > limit, watched: watchedTimes(health) };
}

/** AWS's times have different precision, so they are compared as times. */
const newestFirst = (a: TimelineEntry, b: TimelineEntry): number =>
  Date.parse(b.at) - Date.parse(a.at) || (a.id < b.id ? -1 : 1);
