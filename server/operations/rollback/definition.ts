import "server-only";
import { type RollbackInput, rollbackInput } from "@/lib/contracts/commands";
import { anyInput, type Definition, defineStep } from "../definition";
import { moveStage } from "../stage-change/move-stage";
import { restorePointStep, verifyStep } from "../stage-change/steps";
import { check } from "./check";

const targetOf = ({ apiId, stage }: RollbackInput) => ({ apiId, stage });

const restorePoint = restorePointStep(targetOf);

const move = defineStep<RollbackInput, { deploymentId: string }>({
  key: "move",
  title: ({ stage }) => `Let ${stage} serve what it served before`,
  after: ["restore-point"],
  timeoutMs: 120_000,
  settles: true,
  run: (context) => moveStage(context, context.input, context.output(restorePoint), context.output(check)),
});

const verify = verifyStep(targetOf, restorePoint, check);

const definition: Definition<RollbackInput> = {
  kind: "rollback",
  parse: (input) => rollbackInput.parse(input),
  steps: [check, restorePoint, move, verify],
};

/** Lets a stage serve again what it served before a promotion; itself a change that can be taken back. */
export const rollback = anyInput(definition);
