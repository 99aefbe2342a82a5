"use server";

import { operationInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import { cancel } from "../operations/cancel-operation";
import { defineAction } from "./define-action";

const action = defineAction({
  input: operationInput,
  permission: "operation.cancel",
  audit: { action: "operation.cancel", target: ({ operationId }) => operationId },
  run: async ({ operationId }) => {
    await cancel(operationId);
    return { operationId };
  },
});

/** Ends an operation after its current step. Input: `OperationInput`. */
export async function cancelOperation(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
