"use server";

import type { Result } from "@/lib/contracts/errors";

/** Starts the operation that makes an environment. Input: ProvisionInput. */
export async function provisionEnvironment(_input: unknown): Promise<Result<{ operationId: string }>> {
  throw new Error("not written yet");
}
