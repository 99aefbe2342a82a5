import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { findOperation, reopenOperation, stepStandings } from "@/server/store/operations/reopen-operation";
import type { Retry, Step } from "./definition";
import { DEFINITIONS } from "./definitions";
import { nudgeRunner } from "./runner/the-runner";

type Json = Record<string, unknown>;

/**
 * Takes up a failed or cancelled operation at its first step that is not confirmed.
 * @throws AppFailure `not_found`, or `conflict` when it did not fail or another operation holds the environment by now.
 */
export async function retry(id: string): Promise<void> {
  const operation = await findOperation(id);
  if (operation === undefined) throw new AppFailure({ code: "not_found", message: `There is no operation ${id}.` });
  const again = stepsToRedo(DEFINITIONS[operation.kind].steps, await stepStandings(id));
  if (!(await reopenOperation(operation, again))) {
    throw new AppFailure({
      code: "conflict",
      message: "Only an operation that failed or was cancelled can be retried.",
    });
  }
  nudgeRunner();
}

/** The memory of each step that is not done; and where one wants others anew, of those. */
export function stepsToRedo(
  steps: Pick<Step<unknown>, "key" | "redo" | "retry">[],
  rows: { key: string; status: string; memory: Json }[],
): Record<string, Json> {
  const open = rows.filter(({ status }) => status !== "done");
  const retries = open.map((row) =>
    retryOf(
      row,
      steps.find(({ key }) => key === row.key),
    ),
  );
  const anew = retries.flatMap(({ redo }) => redo.map((key) => [key, {}] as const));
  return Object.fromEntries([...anew, ...open.map(({ key }, at) => [key, retries[at]?.memory ?? {}] as const)]);
}

function retryOf(row: { status: string; memory: Json }, step: Pick<Step<unknown>, "redo" | "retry"> = {}): Retry {
  if (step.retry !== undefined) return step.retry(row.memory);
  return { redo: row.status === "failed" ? (step.redo ?? []) : [], memory: {} };
}
