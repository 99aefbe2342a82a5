"use server";

import type { Result } from "@/lib/contracts/errors";

/** Starts the operations that make the whole helloworld example, dev and prod. */
export async function provisionExample(): Promise<Result<{ operationIds: string[] }>> {
  throw new Error("not written yet");
}
