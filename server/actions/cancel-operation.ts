"use server";

import type { Result } from "@/lib/contracts/errors";

/** Cancels an operation after its current step. Input: OperationInput. */
export async function cancelOperation(_input: unknown): Promise<Result<{ operationId: string }>> {
  throw new Error("not written yet");
}
