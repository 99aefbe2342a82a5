import "server-only";
import type { OperationList } from "@/lib/contracts/operations";
import { listOperations } from "../store";

/** The newest operations first. */
export async function getOperations(): Promise<OperationList> {
  return { fetchedAt: new Date().toISOString(), operations: await listOperations() };
}
