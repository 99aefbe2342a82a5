import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { findOperation } from "@/server/store/operations/reopen-operation";
import { requestCancel } from "@/server/store/operations/request-cancel";
import { nudgeRunner } from "./runner/the-runner";

/**
 * Ends an operation after the steps under way. What exists by then stays.
 * @throws AppFailure `not_found`, or `conflict` when it has ended already.
 */
export async function cancel(id: string): Promise<void> {
  if ((await requestCancel(id)) === null) {
    const operation = await findOperation(id);
    if (operation === undefined) throw new AppFailure({ code: "not_found", message: `There is no operation ${id}.` });
    throw new AppFailure({
      code: "conflict",
      message: "The operation has ended already, so there is nothing to cancel.",
    });
  }
  nudgeRunner(id);
}
