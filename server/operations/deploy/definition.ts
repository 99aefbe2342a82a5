import "server-only";
import { type DeployInput, deployInput } from "@/lib/contracts/commands";
import { anyInput, type Definition, defineStep } from "../definition";
import { moveStage } from "../stage-change/move-stage";
import { restorePointStep, verifyStep } from "../stage-change/steps";
import { check } from "./check";
import { snapshot } from "./snapshot";

const targetOf = ({ apiId, stage }: DeployInput) => ({ apiId, stage });

const restorePoint = restorePointStep(targetOf);

const move = defineStep<DeployInput, { deploymentId: string }>({
  key: "move",
  title: ({ stage }) => `Point ${stage} to the new snapshot`,
  after: ["restore-point", "snapshot"],
  timeoutMs: 120_000,
  settles: true,
  run: (context) => moveStage(context, context.input, context.output(restorePoint), context.output(snapshot)),
});

const verify = verifyStep(targetOf, restorePoint, snapshot);

/** From a snapshot of the editable API to a stage that serves it; after a check with the key `check`. */
export const deploySteps = [snapshot, restorePoint, move, verify];

const definition: Definition<DeployInput> = {
  kind: "deploy",
  parse: (input) => deployInput.parse(input),
  steps: [check, ...deploySteps],
};

/** Lets a stage serve a new snapshot of the API as it is edited now; its variables stay, those it lacks are added. */
export const deploy = anyInput(definition);
