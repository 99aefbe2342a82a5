import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { createStage, findStage, type StageInfo, updateStage } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { done, type Outcome, type StepContext } from "../definition";
import type { Before, Change, StageTarget } from "./target";

/** Points the stage to the snapshot, in one call with the variables that go with it. */
export async function moveStage(
  context: StepContext<unknown>,
  { apiId, stage }: StageTarget,
  { previous }: Before,
  change: Change,
): Promise<Outcome<{ deploymentId: string }>> {
  const { deploymentId } = change;
  const found = await findStage(apiId, stage);
  // A run that was cut off, or not answered, may have moved it: then the verification puts it back.
  if (context.cancelled && (found === null || !isMoved(found, change))) throw cancelledBefore(stage, found);
  if (found === null) {
    if (previous !== null) throw movedMeanwhile(stage, "it is gone");
    await context.making("stage", `${apiId}/${stage}`, () => createStage(apiId, stage, deploymentId, change.set));
  } else if (!isMoved(found, change)) {
    const expected = previous?.deploymentId;
    if (found.deploymentId !== expected) throw movedMeanwhile(stage, `it serves ${found.deploymentId}`);
    await updateStage(apiId, stage, change);
  }
  inventory().touch(`stages:${apiId}`);
  context.resource("stage", `${apiId}/${stage}`, previous === null);
  const { set: variables, remove: removedVariables } = change;
  const written = { addedVariables: Object.keys(variables), variables, removedVariables };
  context.report({ result: { toDeploymentId: deploymentId, ...written, restored: null } });
  return done({ deploymentId }, `serving ${deploymentId}`);
}

/** An earlier run of this step, cut off before it was recorded, has done it. */
const isMoved = (found: StageInfo, { deploymentId, set, remove }: Change): boolean =>
  found.deploymentId === deploymentId &&
  Object.entries(set).every(([name, value]) => found.variables[name] === value) &&
  remove.every((name) => found.variables[name] === undefined);

const cancelledBefore = (stage: string, found: StageInfo | null) =>
  new AppFailure({
    code: "cancelled",
    message: `Cancelled before stage ${stage} was changed.`,
    reason: found === null ? "It does not exist." : `It serves ${found.deploymentId}, as before.`,
    remedy: "Retry to go on.",
  });

const movedMeanwhile = (stage: string, how: string) =>
  new AppFailure({
    code: "conflict",
    message: `Stage ${stage} was changed by somebody else in the meantime.`,
    reason: `When this operation looked again, ${how}.`,
    remedy: "Look at the stage, then start again.",
  });
