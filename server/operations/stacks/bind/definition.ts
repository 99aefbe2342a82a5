import "server-only";
import { AppFailure } from "@/lib/contracts/app-failure";
import { type BindStageInput, bindStageInput } from "@/lib/contracts/stacks/input";
import { listDeployments } from "@/server/aws/read/api-gateway";
import { createDeployment } from "@/server/aws/write/api-gateway";
import { inventory } from "@/server/inventory";
import { anyInput, type Definition, defineStep, done, type StepContext } from "../../definition";
import { moveStage } from "../../stage-change/move-stage";
import { restorePointStep, verifyStep } from "../../stage-change/steps";
import type { Change } from "../../stage-change/target";
import { check } from "./check";

const targetOf = ({ apiId, stage }: BindStageInput) => ({ apiId, stage });

const restorePoint = restorePointStep(targetOf);

const move = defineStep<BindStageInput, Change>({
  key: "move",
  title: ({ serving, stage, variable }) =>
    serving === null ? `Deploy the API to ${stage} with ${variable}` : `Set ${variable} of ${stage}`,
  after: ["restore-point"],
  timeoutMs: 120_000,
  locksApi: true,
  settles: true,
  async run(context) {
    const { set } = context.output(check);
    const before = context.output(restorePoint);
    const deploymentId = before.previous?.deploymentId ?? (await deployed(context, set));
    const change: Change = { deploymentId, set, remove: [] };
    await moveStage(context, context.input, before, change);
    const added = Object.keys(set).filter((name) => before.previous?.variables[name] === undefined);
    context.report({ result: { addedVariables: added, variables: set } });
    return done(change, `${context.input.variable} = ${context.input.value}`);
  },
});

/** A new snapshot together with the stage that serves it, in one call. */
async function deployed(context: StepContext<BindStageInput>, variables: Record<string, string>): Promise<string> {
  const { apiId, stage } = context.input;
  const description = descriptionOf(context);
  // CreateDeployment has no client token: one made before a crash is known by its description.
  const mine = (await listDeployments(apiId)).find((each) => each.description === description);
  if (mine) return mine.id;
  if (context.cancelled)
    throw new AppFailure({ code: "cancelled", message: `Cancelled before stage ${stage} was made.` });
  const deploymentId = await createDeployment(apiId, description, { name: stage, variables });
  inventory().touch(`deployments:${apiId}`, `stages:${apiId}`);
  context.resource("deployment", deploymentId, true);
  return deploymentId;
}

const descriptionOf = ({ environment, operationId }: StepContext<BindStageInput>): string =>
  `Stageway: ${environment.slice(0, 200)} (operation ${operationId.slice(0, 8)})`;

const verify = verifyStep(targetOf, restorePoint, move);

const definition: Definition<BindStageInput> = {
  kind: "bindStage",
  parse: (input) => bindStageInput.parse(input),
  steps: [check, restorePoint, move, verify],
};

/** Lets a stage's variable name what a stack has put out; makes the stage by a deployment when there is none. */
export const bindStage = anyInput(definition);
