import "server-only";
import { defineStep, type Step } from "../definition";
import { keepRestorePoint } from "./restore-point";
import type { Before, Change, StageTarget } from "./target";
import { retryVerification, verifyStage } from "./verify-stage";

/** The step that keeps what a stage serves, after a check with the key `check`. */
export const restorePointStep = <Input>(targetOf: (input: Input) => StageTarget) =>
  defineStep<Input, Before>({
    key: "restore-point",
    title: (input) => `Keep what ${targetOf(input).stage} serves`,
    after: ["check"],
    timeoutMs: 60_000,
    run: (context) => keepRestorePoint(context, targetOf(context.input)),
  });

/** The step that looks whether a changed stage does what it should, and else puts back what it served. */
export const verifyStep = <Input>(
  targetOf: (input: Input) => StageTarget,
  before: Step<Input, Before>,
  change: Step<Input, Change>,
) =>
  defineStep<Input, { verified: string }>({
    key: "verify",
    title: (input) => `Verify ${targetOf(input).stage}`,
    after: ["move"],
    timeoutMs: 10 * 60_000,
    settles: true,
    retry: retryVerification,
    run: (context) => verifyStage(context, targetOf(context.input), context.output(before), context.output(change)),
  });
