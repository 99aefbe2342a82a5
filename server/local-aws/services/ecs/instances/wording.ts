/** Why a task has no place, in ECS's words ("Viewing Amazon ECS service event messages"). */
import { nameOf } from "../arns";
import { NO_INSTANCES } from "../placement";
import type { Place } from "./place";
import type { Lack } from "./resources";

const LACKS: Readonly<Record<Lack, string>> = {
  CPU: "has insufficient CPU units available.",
  MEMORY: "has insufficient memory available.",
  PORTS: "is already using a port required by your task.",
  ENI: 'encountered error "RESOURCE:ENI".',
};

export function unplaced({ closest, lack }: Extract<Place, { lack: unknown }>): string {
  const what = "was unable to place a task because no container instance met all of its requirements.";
  if (!closest) return `${what} Reason: ${NO_INSTANCES}`;
  return `${what} The closest matching (container-instance ${nameOf(closest.containerInstanceArn)}) ${LACKS[lack]}`;
}
