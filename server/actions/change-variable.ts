"use server";

import { changeVariableInput } from "@/lib/contracts/commands";
import type { Result } from "@/lib/contracts/errors";
import { changeStageVariable } from "../operations/variables/change-stage-variable";
import { defineAction } from "./define-action";

const action = defineAction({
  input: changeVariableInput,
  permission: "variable.change",
  audit: { action: "variable.change", target: ({ apiId, stage }) => `${apiId}/${stage}` },
  run: (input, actor) => changeStageVariable(input, actor.name),
});

/** Sets or removes one stage variable. Input: `ChangeVariableInput`. */
export async function changeVariable(input: unknown): Promise<Result<{ variables: Record<string, string> }>> {
  return action(input);
}
