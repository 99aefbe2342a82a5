import "server-only";
import type { OperationDetail } from "@/lib/contracts/operations";

export async function getOperation(_id: string): Promise<OperationDetail> {
  throw new Error("not written yet");
}
