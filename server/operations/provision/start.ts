import "server-only";
import type { ProvisionInput } from "@/lib/contracts/commands";
import { requireApi } from "../require-api";
import { startOperation } from "../start-operation";

/**
 * Starts to provision an environment; answers the operation's id.
 * @throws AppFailure `not_found` for an API id that is not there, `conflict` when the environment is held.
 */
export async function startProvisioning(input: ProvisionInput, actor: string): Promise<string> {
  const { api, stage } = input;
  const { name: apiName, id: apiId } = "id" in api ? await requireApi(api.id) : { name: api.name, id: undefined };
  const title = `Provision ${apiName}/${stage}`;
  return startOperation({ kind: "provision", title, apiName, apiId, stage, actor, input });
}
