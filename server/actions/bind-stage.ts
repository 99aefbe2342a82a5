"use server";

import type { Result } from "@/lib/contracts/errors";
import { bindStageInput } from "@/lib/contracts/stacks/input";
import { startBinding } from "../operations/stacks/bind/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: bindStageInput,
  permission: "stage.bind",
  audit: { action: "bindStage.start", target: ({ stage }) => stage, success: "operation" },
  run: async (input, actor) => ({ operationId: await startBinding(input, actor.name) }),
});

/** Starts the operation that binds a stage to a stack's output. Input: `BindStageInput`. */
export async function bindStage(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
