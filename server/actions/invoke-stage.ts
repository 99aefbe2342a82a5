"use server";

import type { Result } from "@/lib/contracts/errors";
import type { InvokeOutcome } from "@/lib/contracts/invoke";

/** Calls one GET path of a stage. Input: InvokeInput. */
export async function invokeStage(_input: unknown): Promise<Result<InvokeOutcome>> {
  throw new Error("not written yet");
}
