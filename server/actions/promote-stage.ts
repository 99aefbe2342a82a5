"use server";

import type { Result } from "@/lib/contracts/errors";

/** Starts a promotion. Input: PromoteInput. */
export async function promoteStage(_input: unknown): Promise<Result<{ operationId: string }>> {
  throw new Error("not written yet");
}
