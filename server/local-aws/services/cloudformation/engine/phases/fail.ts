import type { World } from "../../../../world";
import { resourcesOf, type StackOperation, type StackRecord } from "../../records";
import type { Engine } from "../engine";
import { sayStack } from "../say";
import { end } from "./end";
import { bringBackReplaced } from "./replaced";
import { turnOf } from "./turn";

/** Nothing is under way any more, and something failed: the operation is undone, unless its owner wants it kept. */
export function fail(engine: Engine, region: string, stack: StackRecord, cause?: string): void {
  const { world } = engine;
  const { operation } = stack;
  if (!operation) return;
  const reason = [cause, failedOf(world, region, stack)].filter(Boolean).join(" ");
  if (operation.phase === "rollback") {
    end(world, region, stack, "UPDATE_ROLLBACK_FAILED", reason);
  } else if (stack.OnFailure === "DO_NOTHING") {
    end(world, region, stack, operation.kind === "create" ? "CREATE_FAILED" : "UPDATE_FAILED", reason);
  } else {
    undo(world, region, stack, operation, reason);
    engine.wake(region, stack.StackId);
  }
}

function undo(world: World, region: string, stack: StackRecord, operation: StackOperation, reason: string): void {
  if (operation.kind === "create") {
    const deletes = stack.OnFailure === "DELETE";
    const next: StackRecord = { ...stack, operation: { ...operation, phase: "delete", rolledBack: true } };
    const asked = `${deletes ? "Delete" : "Rollback"} requested by user.`;
    sayStack(world, region, next, deletes ? "DELETE_IN_PROGRESS" : "ROLLBACK_IN_PROGRESS", `${reason} ${asked}`);
    return;
  }
  bringBackReplaced(world, region, stack);
  const { previous } = stack;
  // Tags have to reach the resources again, so what was tried is now what was before.
  const swapped = previous ? { ...stack, inputs: previous, previous: stack.inputs } : stack;
  const next: StackRecord = { ...swapped, operation: { ...operation, phase: "rollback" } };
  sayStack(world, region, next, "UPDATE_ROLLBACK_IN_PROGRESS", reason);
}

const VERBS = { create: "CREATE_FAILED", update: "UPDATE_FAILED" };

/** `The following resource(s) failed to create: [A, B].` */
function failedOf(world: World, region: string, stack: StackRecord): string {
  const turn = turnOf(stack);
  const own = resourcesOf(world, region, stack.StackId).filter((record) => record.turn === turn);
  const sentences = Object.entries(VERBS).flatMap(([verb, status]) => {
    const names = own.filter((record) => record.Status === status).map((record) => record.logicalId);
    return names.length > 0 ? [`The following resource(s) failed to ${verb}: [${names.join(", ")}].`] : [];
  });
  return sentences.join(" ");
}
