import "server-only";
import type { OperationSummary } from "@/lib/contracts/operations";

/** The newest operations first, at most `limit`. */
export async function listOperations(_limit = 200): Promise<OperationSummary[]> {
  throw new Error("not written yet");
}
