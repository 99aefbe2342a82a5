import "server-only";
import { type RollbackInput, rollbackInput } from "@/lib/contracts/commands";
import { anyInput, type Definition, defineStep } from "../definition";
import { moveStage } from "../stage-change/move-stage";
import { keepRestorePoint } from "../stage-change/restore-point";
import type { Before } from "../stage-change/target";
import { retryVerification, verifyStage } from "../stage-change/verify-stage";
import { check } from "./check";

const restorePoint = defineStep<RollbackInput, Before>({
  key: "restore-point",
  title: ({ stage }) => `Keep what ${stage} serves`,
  after: ["check"],
  timeoutMs: 60_000,
  run: (context) => keepRestorePoint(context, context.input),
});

const move = defineStep<RollbackInput, { deploymentId: string }>({
  key: "move",
  title: ({ stage }) => `Point ${stage} to its former snapshot`,
  after: ["restore-point"],
  timeoutMs: 120_000,
  settles: true,
  run: (context) => moveStage(context, context.input, context.output(restorePoint), context.output(check)),
});

const verify = defineStep<RollbackInput, { verified: string }>({
  key: "verify",
  title: ({ stage }) => `Verify ${stage}`,
  after: ["move"],
  timeoutMs: 10 * 60_000,
  settles: true,
  retry: retryVerification,
  run: (context) => verifyStage(context, context.input, context.output(restorePoint), context.output(check)),
});

const definition: Definition<RollbackInput> = {
  kind: "rollback",
  parse: (input) => rollbackInput.parse(input),
  steps: [check, restorePoint, move, verify],
};

/** Lets a stage serve again what it served before a promotion; itself a change that can be taken back. */
export const rollback = anyInput(definition);
