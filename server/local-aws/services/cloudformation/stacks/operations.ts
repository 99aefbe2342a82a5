/** The beginnings of a stack's operations. */
import { randomUUID } from "node:crypto";
import type { World } from "../../../world";
import { wakeEngine } from "../engine/engine";
import { sayStack } from "../engine/say";
import { validationError } from "../errors";
import type { StackInputs, StackOperation, StackRecord } from "../records";

function newOperation(
  world: World,
  stack: StackRecord,
  kind: StackOperation["kind"],
  phase: StackOperation["phase"],
): StackOperation {
  const { ClientRequestToken: clientToken } = stack;
  return { kind, phase, token: randomUUID(), clientToken, startedAt: new Date(world.now()), retain: [] };
}

export function beginCreate(world: World, region: string, stack: StackRecord): void {
  const begun = { ...stack, operation: newOperation(world, stack, "create", "forward") };
  sayStack(world, region, begun, "CREATE_IN_PROGRESS", "User Initiated");
  wakeEngine(world, region, stack.StackId);
}

export function beginUpdate(world: World, region: string, stack: StackRecord, inputs: StackInputs): void {
  const begun: StackRecord = {
    ...stack,
    inputs,
    previous: stack.inputs,
    operation: newOperation(world, stack, "update", "forward"),
    LastUpdatedTime: new Date(world.now()),
  };
  sayStack(world, region, begun, "UPDATE_IN_PROGRESS", "User Initiated");
  wakeEngine(world, region, stack.StackId);
}

export function beginDelete(world: World, region: string, stack: StackRecord, retain: string[]): void {
  const operation = { ...newOperation(world, stack, "delete", "delete"), retain };
  sayStack(world, region, { ...stack, operation, previous: undefined }, "DELETE_IN_PROGRESS", "User Initiated");
  wakeEngine(world, region, stack.StackId);
}

const UPDATABLE = [
  ...["CREATE_COMPLETE", "UPDATE_COMPLETE", "UPDATE_ROLLBACK_COMPLETE", "UPDATE_FAILED", "CREATE_FAILED"],
  ...["IMPORT_COMPLETE", "IMPORT_ROLLBACK_COMPLETE"],
];

/** @throws AwsError ValidationError when the stack's status allows no update */
export function assertUpdatable(stack: StackRecord): void {
  if (UPDATABLE.includes(stack.Status)) return;
  throw validationError(`Stack:${stack.StackId} is in ${stack.Status} state and can not be updated.`);
}
