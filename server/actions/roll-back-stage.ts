"use server";

import type { Result } from "@/lib/contracts/errors";

/** Starts a rollback to a restore point. Input: RollbackInput. */
export async function rollBackStage(_input: unknown): Promise<Result<{ operationId: string }>> {
  throw new Error("not written yet");
}
