import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { isAwsFailure } from "@/server/aws/errors";
import { deleteStage, findStage, type StageInfo, updateStage } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { inverse } from "./inverse";
import { notPutBack } from "./not-put-back";
import type { Before, Change, StageTarget, Undo } from "./target";

/** What a person is told once the stage is at rest. */
export interface PutBack {
  /** False: somebody else has changed the stage since, and it was left as it is. */
  restored: boolean;
  /** `It serves abc again` */
  now: string;
}

/**
 * Undoes a change of a stage, as far as it is not undone. A stage that the operation made is removed: nobody used it before.
 * @throws AppFailure saying what is served now and how to put it back; its cause is AWS's failure.
 */
export async function putBack(target: StageTarget, before: Before, change: Change, undo: Undo): Promise<PutBack> {
  const { apiId, stage } = target;
  let found: StageInfo | null | undefined;
  try {
    found = await findStage(apiId, stage);
    return await bringBack(target, before, change, found);
  } catch (thrown) {
    if (isAwsFailure(thrown))
      throw new AppFailure(notPutBack(target, before, change, undo, found, thrown), { cause: thrown });
    throw thrown;
  } finally {
    inventory().touch(`stages:${apiId}`);
  }
}

async function bringBack(
  { apiId, stage }: StageTarget,
  { previous }: Before,
  change: Change,
  found: StageInfo | null,
): Promise<PutBack> {
  if (found === null) return { restored: previous === null, now: goneWords(stage, previous === null) };
  const ours = [change.deploymentId, previous?.deploymentId];
  if (found.deploymentId === null || !ours.includes(found.deploymentId)) {
    return { restored: false, now: `Somebody else has changed it since: it serves ${found.deploymentId} now` };
  }
  if (previous === null) {
    await deleteStage(apiId, stage);
    return { restored: true, now: goneWords(stage, true) };
  }
  const back = inverse(previous, change, found);
  if (Object.keys(back).length > 0) await updateStage(apiId, stage, back);
  return { restored: true, now: `It serves ${previous.deploymentId} again` };
}

const goneWords = (stage: string, isOurs: boolean): string =>
  isOurs ? `Stage ${stage} is removed again` : "Somebody else has removed it since";
