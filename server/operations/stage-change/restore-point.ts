import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { findStage } from "@/server/aws/write/api-gateway";
import { saveRestorePoint } from "@/server/store/restore-points";
import { done, type Outcome, type StepContext } from "../definition";
import type { Before, StageTarget } from "./target";

/** Keeps what the stage serves, before the first change. */
export async function keepRestorePoint(context: StepContext<unknown>, target: StageTarget): Promise<Outcome<Before>> {
  const { apiId, stage } = target;
  const found = await findStage(apiId, stage);
  if (found === null)
    return done({ previous: null }, "The stage does not exist yet, so there is nothing to go back to.");
  const { deploymentId, variables } = found;
  if (deploymentId === null)
    throw new AppFailure({ code: "conflict", message: `Stage ${stage} serves no deployment.` });
  const { operationId, actor } = context;
  await saveRestorePoint({ operationId, actor, apiId, stage, deploymentId, variables });
  context.report({ result: { fromDeploymentId: deploymentId } });
  return done({ previous: { deploymentId, variables } }, `serving ${deploymentId}`);
}
