import "server-only";
import type { OperationDetail } from "@/lib/contracts/operations";

/** One operation with its steps; null when there is none with this id. */
export async function getOperation(_id: string): Promise<OperationDetail | null> {
  throw new Error("not written yet");
}
