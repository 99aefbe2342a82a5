"use server";

import type { Result } from "@/lib/contracts/errors";

/** Sets or removes one stage variable. Input: ChangeVariableInput. */
export async function changeVariable(_input: unknown): Promise<Result<{ variables: Record<string, string> }>> {
  throw new Error("not written yet");
}
