import "server-only";
import { type PromoteInput, promoteInput } from "@/lib/contracts/commands";
import { anyInput, type Definition, defineStep } from "../definition";
import { moveStage } from "../stage-change/move-stage";
import { restorePointStep, verifyStep } from "../stage-change/steps";
import { check } from "./check";

const targetOf = ({ apiId, to }: PromoteInput) => ({ apiId, stage: to });

const restorePoint = restorePointStep(targetOf);

// The images (the target's own task definition with the upstream's images) will be a step beside this one.
const move = defineStep<PromoteInput, { deploymentId: string }>({
  key: "move",
  title: ({ to, deploymentId }) => `Point ${to} to snapshot ${deploymentId}`,
  after: ["restore-point"],
  timeoutMs: 120_000,
  settles: true,
  run: (context) => moveStage(context, targetOf(context.input), context.output(restorePoint), context.output(check)),
});

const verify = verifyStep(targetOf, restorePoint, check);

const definition: Definition<PromoteInput> = {
  kind: "promote",
  parse: (input) => promoteInput.parse(input),
  steps: [check, restorePoint, move, verify],
};

/** Lets a stage serve the snapshot that its upstream serves; its bindings stay. */
export const promote = anyInput(definition);
