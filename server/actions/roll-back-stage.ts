"use server";

import { rollbackInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import { startRollback } from "../operations/rollback/start";
import { defineAction } from "./define-action";

const action = defineAction({
  input: rollbackInput,
  permission: "stage.rollback",
  audit: { action: "rollback.start", target: ({ apiId, stage }) => `${apiId}/${stage}`, success: "operation" },
  run: async (input, actor) => ({ operationId: await startRollback(input, actor.name) }),
});

/** Starts a rollback to a restore point. Input: `RollbackInput`. */
export async function rollBackStage(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
