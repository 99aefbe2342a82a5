import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { findOperation, reopenOperation, stepStatuses } from "@/server/store/operations/reopen-operation";
import type { Step } from "./definition";
import { DEFINITIONS } from "./definitions";
import { nudgeRunner } from "./runner/the-runner";

/**
 * Takes up a failed or cancelled operation at its first step that is not confirmed.
 * @throws AppFailure `not_found`, or `conflict` when it did not fail or another operation holds the environment by now.
 */
export async function retry(id: string): Promise<void> {
  const operation = await findOperation(id);
  if (operation === undefined) throw new AppFailure({ code: "not_found", message: `There is no operation ${id}.` });
  const again = stepsToRedo(DEFINITIONS[operation.kind].steps, await stepStatuses(id));
  if (!(await reopenOperation(operation, again))) {
    throw new AppFailure({
      code: "conflict",
      message: "Only an operation that failed or was cancelled can be retried.",
    });
  }
  nudgeRunner();
}

/** What is not done; and where a step has failed, also the done ones that it wants anew. */
export function stepsToRedo(
  steps: Pick<Step<unknown>, "key" | "redo">[],
  statuses: { key: string; status: string }[],
): string[] {
  const keys = (wanted: (status: string) => boolean) =>
    statuses.filter(({ status }) => wanted(status)).map(({ key }) => key);
  const failed = keys((status) => status === "failed");
  const redone = steps.filter(({ key }) => failed.includes(key)).flatMap(({ redo }) => redo ?? []);
  return [...new Set([...keys((status) => status !== "done"), ...redone])];
}
