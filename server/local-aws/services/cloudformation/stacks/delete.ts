import type { World } from "../../../world";
import { end } from "../engine/phases/end";
import { sayStack } from "../engine/say";
import { validationError } from "../errors";
import { importersOf } from "../exports/exports";
import type { Verb } from "../module";
import { resourcesOf, type StackRecord } from "../records";
import { findStack } from "./find";
import { beginDelete } from "./operations";

/** A stack that is not there counts as deleted, as on AWS. An operation that is under way is given up. */
export const deleteStack: Verb<"DeleteStack"> = (input, { world, region }) => {
  const stack = findStack(world, region, input.StackName);
  if (!stack || stack.Status === "DELETE_COMPLETE" || stack.Status === "DELETE_IN_PROGRESS") return {};
  if (stack.EnableTerminationProtection) {
    throw validationError(`Stack [${stack.StackName}] cannot be deleted while TerminationProtection is enabled`);
  }
  const retain = input.RetainResources ?? [];
  assertRetainable(world, region, stack, retain);
  const asked = { ...stack, ClientRequestToken: input.ClientRequestToken };
  const inUse = exportInUse(world, region, stack);
  if (inUse === undefined) beginDelete(world, region, asked, retain);
  else
    end(world, region, sayStack(world, region, asked, "DELETE_IN_PROGRESS", "User Initiated"), "DELETE_FAILED", inUse);
  return {};
};

/** Only what a deletion failed at may be left behind. */
function assertRetainable(world: World, region: string, stack: StackRecord, retain: readonly string[]): void {
  if (retain.length === 0) return;
  if (stack.Status !== "DELETE_FAILED") {
    throw validationError(
      "Invalid operation on stack. The RetainResources option can be specified only for stacks in the DELETE_FAILED state",
    );
  }
  const known = resourcesOf(world, region, stack.StackId).map((record) => record.logicalId);
  const unknown = retain.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw validationError(`The specified resources to retain must be in the stack: [${unknown.join(", ")}]`);
  }
}

function exportInUse(world: World, region: string, stack: StackRecord): string | undefined {
  for (const { ExportName } of stack.Outputs) {
    if (ExportName === undefined) continue;
    const users = importersOf(world, region, ExportName).filter((name) => name !== stack.StackName);
    if (users.length > 0) return `Export ${ExportName} cannot be deleted as it is in use by ${users.join(", ")}`;
  }
  return undefined;
}
