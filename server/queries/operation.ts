import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { operationInput } from "@/lib/contracts/commands";
import type { OperationDetail } from "@/lib/contracts/operations";
import { getOperation as readOperation } from "../store";

/** One operation with its steps. @throws AppFailure when there is none. */
export async function getOperation(id: string): Promise<OperationDetail> {
  const asked = operationInput.safeParse({ operationId: id });
  const operation = asked.success ? await readOperation(asked.data.operationId) : null;
  if (operation) return operation;
  throw new AppFailure({
    code: "not_found",
    message: "There is no such operation.",
    remedy: "See the list of operations.",
  });
}
