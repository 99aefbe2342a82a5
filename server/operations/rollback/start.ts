import "server-only";
import type { RollbackInput } from "@/lib/contracts/commands";
import { requireApi } from "../require-api";
import { startOperation } from "../start-operation";

/**
 * Starts a rollback; answers the operation's id.
 * @throws AppFailure `not_found` for the API, `conflict` when the stage is held.
 */
export async function startRollback(input: RollbackInput, actor: string): Promise<string> {
  const { id: apiId, name: apiName } = await requireApi(input.apiId);
  const title = `Roll back ${apiName}/${input.stage}`;
  return startOperation({ kind: "rollback", title, apiName, apiId, stage: input.stage, actor, input });
}
