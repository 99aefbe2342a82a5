import "server-only";
import type { DeployInput } from "@/lib/contracts/commands";
import { requireApi } from "../require-api";
import { startOperation } from "../start-operation";

/**
 * Starts the deployment of the editable API to a stage; answers the operation's id.
 * @throws AppFailure `not_found` for the API, `conflict` when the stage is held.
 */
export async function startDeployment(input: DeployInput, actor: string): Promise<string> {
  const { id: apiId, name: apiName } = await requireApi(input.apiId);
  const title = `Deploy ${apiName} to ${input.stage}`;
  return startOperation({ kind: "deploy", title, apiName, apiId, stage: input.stage, actor, input });
}
