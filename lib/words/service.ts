import type { EventKind, TaskSummary } from "@/lib/contracts/services";
import { isFailure } from "@/lib/domain/stopped-tasks/is-failure";
import type { StatusWords } from "./tone";

export const EVENT_WORDS: Record<EventKind, StatusWords> = {
  steady: { tone: "ok", word: "Well" },
  progress: { tone: "idle", word: "Progress" },
  fault: { tone: "bad", word: "Trouble" },
  other: { tone: "idle", word: "Event" },
};

/** ECS's rollout states; it gives none behind a Classic load balancer. */
export function rolloutWords(state: string | undefined): StatusWords {
  if (state === "COMPLETED") return { tone: "ok", word: "Completed" };
  if (state === "IN_PROGRESS") return { tone: "busy", word: "In progress" };
  if (state === "FAILED") return { tone: "bad", word: "Failed" };
  return { tone: "unknown", word: state ?? "Not told" };
}

/** A cluster's state as ECS has it; null: not known any more. */
export function clusterWords(status: string | null): StatusWords {
  if (status === null) return { tone: "unknown", word: "Not known" };
  const word = sentence(status);
  if (status === "ACTIVE") return { tone: "ok", word };
  if (status === "FAILED") return { tone: "bad", word };
  return { tone: status.endsWith("PROVISIONING") ? "busy" : "unknown", word };
}

/** `DEPROVISIONING` as a word. */
const sentence = (status: string): string => status.charAt(0) + status.slice(1).toLowerCase().replaceAll("_", " ");

/** A task's state as ECS has it, drawn by whether it is as it should be. */
export function taskWords(task: TaskSummary): StatusWords {
  const { status, health } = task;
  const word = sentence(status);
  if (status === "STOPPED") return { tone: isFailure(task) ? "bad" : "idle", word };
  if (health === "UNHEALTHY") return { tone: "bad", word: `${word}, unhealthy` };
  return { tone: status === "RUNNING" ? "ok" : "busy", word };
}
