import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { isAwsFailure, toAppError } from "@/server/aws/errors";
import { deleteStage, updateStage } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import type { Before, Change, StageTarget } from "./target";

/** Undoes a change of a stage. Repeatable. A stage that the operation made is removed: nobody used it before. */
export async function putBack(
  { apiId, stage }: StageTarget,
  previous: Before["previous"],
  change: Change,
): Promise<void> {
  try {
    if (previous === null) await deleteStage(apiId, stage);
    else await updateStage(apiId, stage, inverse(previous, change));
  } catch (thrown) {
    if (!isAwsFailure(thrown) || thrown.retryable) throw thrown;
    const { code, reason } = toAppError(thrown);
    throw new AppFailure({
      code,
      message: `Stage ${stage} did not pass the verification, and what it served before could not be put back.`,
      reason,
      remedy: "Roll back from its history as soon as the reason is removed.",
    });
  } finally {
    inventory().touch(`stages:${apiId}`);
  }
}

/** Only what the operation itself has changed. */
function inverse(previous: NonNullable<Before["previous"]>, change: Change): Change {
  const { deploymentId, variables } = previous;
  return {
    deploymentId,
    set: Object.fromEntries(
      change.remove.flatMap((name) => (variables[name] === undefined ? [] : [[name, variables[name]]])),
    ),
    remove: Object.keys(change.set).filter((name) => variables[name] === undefined),
  };
}
