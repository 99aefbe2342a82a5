import { AwsError } from "../../../../protocol/aws-error";
import type { StackRecord } from "../../records";
import type { Engine } from "../engine";
import type { Goal } from "../goal";
import { outputsOf } from "../outputs";
import { sayStack } from "../say";
import { end, inPhase } from "./end";
import { fail } from "./fail";
import { forgetReplaced } from "./replaced";

/** Every resource is as it is to be: the outputs are taken, and after an update what is no longer needed goes. */
export function completeForward(engine: Engine, region: string, stack: StackRecord, goal: Goal): void {
  const { world } = engine;
  let Outputs: StackRecord["Outputs"];
  try {
    Outputs = outputsOf(world, region, stack, goal);
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    fail(engine, region, stack, error.message);
    return;
  }
  const settled = { ...stack, Outputs, Description: goal.template.Description };
  if (stack.operation?.kind === "create") {
    end(world, region, settled, "CREATE_COMPLETE");
    return;
  }
  forgetReplaced(world, region, stack);
  const next = { ...settled, operation: inPhase(stack, "cleanup") };
  if (stack.operation?.phase === "rollback") {
    sayStack(world, region, next, "UPDATE_ROLLBACK_COMPLETE_CLEANUP_IN_PROGRESS", stack.StatusReason);
  } else {
    sayStack(world, region, next, "UPDATE_COMPLETE_CLEANUP_IN_PROGRESS");
  }
  engine.wake(region, stack.StackId);
}
