import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { ChangeVariableInput } from "@/lib/contracts/commands";
import { variableOf } from "@/lib/domain/stage-variables";
import { findStage, updateStage } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { log } from "@/server/log";
import { environmentHeld, findLiveOperation } from "@/server/store/operations/insert-operation";
import { saveVariableChange } from "@/server/store/variable-changes";
import { requireApi } from "../require-api";

/**
 * Sets or removes one variable of a stage; the others and the snapshot stay. What it was is kept, as the way back.
 * @returns all variables after the change.
 * @throws AppFailure `not_found`, or `conflict` while an operation holds the environment, or when the variable is not what was
 * seen.
 */
export async function changeStageVariable(
  input: ChangeVariableInput,
  actor: string,
): Promise<{ variables: Record<string, string> }> {
  const { apiId, stage, name, value, expected } = input;
  const environment = { apiName: (await requireApi(apiId)).name, stage };
  if (await findLiveOperation(environment.apiName, stage)) throw await environmentHeld(environment);
  const found = await findStage(apiId, stage);
  if (found === null) throw new AppFailure({ code: "not_found", message: `There is no stage ${stage} (any more).` });
  const was = variableOf(found.variables, name);
  if (expected !== undefined && was !== expected) throw changedSince(name, was);
  // To remove what is not there is done already; API Gateway would refuse it.
  if (value === null && was === null) return { variables: found.variables };
  const change = value === null ? { remove: [name] } : { set: { [name]: value } };
  const { variables } = await updateStage(apiId, stage, change);
  inventory().touch(`stages:${apiId}`);
  if (was !== value) await keep({ apiId, stage, actor, name, was, value });
  return { variables };
}

/** AWS has changed it already: that the way back could not be kept makes it no failure. */
async function keep(change: Parameters<typeof saveVariableChange>[0]): Promise<void> {
  try {
    await saveVariableChange(change);
  } catch (thrown) {
    const { apiId, stage, name } = change;
    log.error({ apiId, stage, name, err: thrown }, "a variable's change could not be kept");
  }
}

const changedSince = (name: string, was: string | null) =>
  new AppFailure({
    code: "conflict",
    message: `The variable ${name} has been changed since you looked.`,
    reason: was === null ? "It is not set now." : `It is ${was} now.`,
    remedy: "Look at it again, then change it to what it should be.",
  });
