"use server";

import type { Result } from "@/lib/contracts/errors";

/** Takes up a failed or cancelled operation again. Input: OperationInput. */
export async function retryOperation(_input: unknown): Promise<Result<{ operationId: string }>> {
  throw new Error("not written yet");
}
