import "server-only";
import type { OperationSummary } from "@/lib/contracts/operations";

/** Operations that are queued, running or being cancelled: these hold their environment. */
export async function liveOperations(): Promise<OperationSummary[]> {
  throw new Error("not written yet");
}
