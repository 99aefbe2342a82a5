"use server";

import type { Result } from "@/lib/contracts/errors";
import { type ServiceChangeDone, stopTaskInput } from "@/lib/contracts/services";
import { lastPart } from "@/lib/domain/services/names";
import { stopTask as stop } from "../operations/services/stop-task";
import { defineAction } from "./define-action";

const action = defineAction({
  input: stopTaskInput,
  permission: "service.stopTask",
  audit: {
    action: "service.stopTask",
    target: ({ cluster, service, task }) => `${cluster}/${service ?? lastPart(task)}`,
  },
  run: (input, actor) => stop(input, actor.name),
});

/** Stops one task: of a service, which starts another in its place, or of none. Input: `StopTaskInput`. */
export async function stopTask(input: unknown): Promise<Result<ServiceChangeDone>> {
  return action(input);
}
