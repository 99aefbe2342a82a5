import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import type { BindStageInput } from "@/lib/contracts/stacks/input";
import { variablesUsed } from "@/lib/domain/stage-variables";
import { editableApi } from "@/server/aws/read/api-gateway";
import { findStage } from "@/server/aws/write/api-gateway";
import { defineStep, done } from "../../definition";
import { requireStack } from "../require-stack";

/** The output and the stage are as they were seen, and a new stage would lack nothing. */
export const check = defineStep<BindStageInput, { set: Record<string, string> }>({
  key: "check",
  title: ({ stackName, output, stage }) => `Check ${output} of ${stackName}, and ${stage}`,
  after: [],
  timeoutMs: 120_000,
  async run({ input }) {
    const { apiId, stage, stackName, output, value, variable, serving, others } = input;
    const [stack, found] = await Promise.all([requireStack(stackName), findStage(apiId, stage)]);
    const now = stack.outputs.find(({ key }) => key === output)?.value;
    if (now !== value) throw moved(`The output ${output} of ${stackName}`, now ?? "not there");
    if ((found?.deploymentId ?? null) !== serving)
      throw moved(`Stage ${stage}`, found ? `serving ${found.deploymentId}` : "gone");
    const set = { ...others, [variable]: value };
    if (found === null) await requireDeployable(apiId, stage, set);
    return done({ set }, `${output} is ${value}`);
  },
});

async function requireDeployable(apiId: string, stage: string, set: Record<string, string>): Promise<void> {
  const { methods } = await editableApi(apiId);
  if (methods.length === 0) throw refused("The API has no methods.", "Add one, or import a definition.");
  const bare = methods.find(({ integration }) => integration === null);
  if (bare) throw refused(`${bare.httpMethod} ${bare.path} has no integration.`, "Give it one, or remove it.");
  const lacking = variablesUsed(methods).filter((name) => !set[name]);
  if (lacking.length > 0)
    throw refused(`Stage ${stage} would lack ${lacking.join(", ")}.`, "Give each variable a value.");
}

const refused = (message: string, remedy: string) => new AppFailure({ code: "check_failed", message, remedy });

const moved = (what: string, now: string) =>
  new AppFailure({
    code: "conflict",
    message: `${what} is not as you saw it any more.`,
    reason: `It is ${now} now.`,
    remedy: "Look at it again.",
  });
