"use server";

import { operationInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import { retry } from "../operations/retry-operation";
import { defineAction } from "./define-action";

const action = defineAction({
  input: operationInput,
  permission: "operation.retry",
  audit: { action: "operation.retry", target: ({ operationId }) => operationId },
  run: async ({ operationId }) => {
    await retry(operationId);
    return { operationId };
  },
});

/** Takes up a failed or cancelled operation again. Input: `OperationInput`. */
export async function retryOperation(input: unknown): Promise<Result<{ operationId: string }>> {
  return action(input);
}
