import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeVariableInput } from "@/lib/contracts/commands";
import { findStage, updateStage } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { environmentHeld, findLiveOperation } from "@/server/store/operations/insert-operation";
import { requireApi } from "../require-api";

/**
 * Sets or removes one variable of a stage; the others and the snapshot stay.
 * @returns all variables after the change.
 * @throws AppFailure `not_found`, or `conflict` while an operation holds the environment.
 */
export async function changeStageVariable(input: ChangeVariableInput): Promise<{ variables: Record<string, string> }> {
  const { apiId, stage, name, value } = input;
  const environment = { apiName: (await requireApi(apiId)).name, stage };
  if (await findLiveOperation(environment.apiName, stage)) throw await environmentHeld(environment);
  const found = await findStage(apiId, stage);
  if (found === null) throw new AppFailure({ code: "not_found", message: `There is no stage ${stage} (any more).` });
  // To remove what is not there is done already; API Gateway would refuse it.
  if (value === null && found.variables[name] === undefined) return { variables: found.variables };
  const change = value === null ? { remove: [name] } : { set: { [name]: value } };
  const { variables } = await updateStage(apiId, stage, change);
  inventory().touch(`stages:${apiId}`);
  return { variables };
}
