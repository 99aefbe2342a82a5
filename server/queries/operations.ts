import "server-only";
import type { OperationList } from "@/lib/contracts/operations";

export async function getOperations(): Promise<OperationList> {
  throw new Error("not written yet");
}
