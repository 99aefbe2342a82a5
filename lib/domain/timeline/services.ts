import type { TimelineEntry, TimelineTone } from "@/lib/contracts/history";
import type { EventKind } from "@/lib/contracts/services";
import type { ServiceFact, TaskFact } from "../facts";
import { classifyEvent } from "../services/classify-event";
import { lastPart } from "../services/names";
import { whyStopped } from "../services/why-stopped";
import { isFailure } from "../stopped-tasks/is-failure";

/** A service behind the environment, with Stageway's page of it. */
export interface TimelineService {
  service: ServiceFact;
  href: string;
  /** Those that ECS tells of, and those that were kept. */
  stopped: readonly TaskFact[];
}

const TONES: Record<EventKind, TimelineTone> = { steady: "well", progress: "progress", fault: "fault", other: "plain" };

/** What ECS wrote down of a service. Of events without a time nobody knows where they belong. */
export const eventEntries = ({ service, href }: TimelineService): TimelineEntry[] =>
  service.events.flatMap(({ at, message }) => {
    if (!at) return [];
    const { kind, meaning } = classifyEvent(message);
    return [
      {
        id: `event ${service.arn} ${at} ${message}`,
        kind: "event",
        at,
        tone: TONES[kind],
        words: meaning ?? message,
        ...(meaning && { detail: message }),
        subject: `service ${service.name}`,
        href,
      },
    ];
  });

/** The tasks that stopped, each once. */
export const taskEntries = ({ service, href, stopped }: TimelineService): TimelineEntry[] =>
  [...new Map(stopped.map((task) => [task.arn, task])).values()].flatMap((task) => {
    const { arn, stoppedAt, lastStatus } = task;
    if (!stoppedAt || lastStatus !== "STOPPED") return [];
    const why = whyStopped(task);
    const detail = [task.stoppedReason, ...exits(task)].filter((words) => words && words !== why).join("; ");
    return [
      {
        id: `task ${arn}`,
        kind: "task",
        at: stoppedAt,
        tone: isFailure(task) ? "fault" : "plain",
        words: `Task ${lastPart(arn).slice(0, 8)} stopped${why ? `: ${why}` : ""}`,
        ...(detail && { detail }),
        subject: `service ${service.name}`,
        href,
      },
    ];
  });

const exits = ({ containers }: TaskFact): string[] =>
  containers.flatMap(({ name, exitCode, reason }) => {
    const told = [exitCode === undefined ? "" : `${name}: exit code ${exitCode}`, reason ?? ""].filter(Boolean);
    return told.length > 0 ? [told.join(", ")] : [];
  });
