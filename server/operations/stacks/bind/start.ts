import "server-only";
import type { BindStageInput } from "@/lib/contracts/stacks/input";
import { requireApi } from "../../require-api";
import { startOperation } from "../../start-operation";

/**
 * Starts to bind a stage to a stack's output; answers the operation's id.
 * @throws AppFailure `not_found` for the API, `conflict` when the stage is held.
 */
export async function startBinding(input: BindStageInput, actor: string): Promise<string> {
  const { id: apiId, name: apiName } = await requireApi(input.apiId);
  const title = `Bind ${apiName}/${input.stage} to stack ${input.stackName}`;
  return startOperation({ kind: "bindStage", title, apiName, apiId, stage: input.stage, actor, input });
}
