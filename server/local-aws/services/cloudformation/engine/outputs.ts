/** A stack's outputs, evaluated when all its resources are there. */
import type { World } from "../../../world";
import { templateError, validationError } from "../errors";
import { findExport, importersOf } from "../exports/exports";
import { evaluateValue } from "../functions/evaluate";
import type { StackRecord } from "../records";
import type { Goal } from "./goal";

/** @throws AwsError ValidationError: a value that is no text, an export that another stack has or that is in use */
export function outputsOf(world: World, region: string, stack: StackRecord, goal: Goal): StackRecord["Outputs"] {
  const outputs: StackRecord["Outputs"] = [];
  for (const [OutputKey, output] of Object.entries(goal.template.Outputs)) {
    if (output.Condition !== undefined && !goal.scope.condition(output.Condition)) continue;
    const OutputValue = textOf(OutputKey, evaluateValue(output.Value, goal.scope));
    const exported = output.ExportName === undefined ? undefined : evaluateValue(output.ExportName, goal.scope);
    if (exported !== undefined) assertFree(world, region, stack, String(exported));
    outputs.push({
      OutputKey,
      OutputValue,
      ...(output.Description === undefined ? {} : { Description: output.Description }),
      ...(exported === undefined ? {} : { ExportName: String(exported) }),
    });
  }
  assertUnused(world, region, stack, outputs);
  return outputs;
}

function textOf(key: string, value: unknown): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw templateError(`Output ${key} must have a value that is a string`);
}

function assertFree(world: World, region: string, stack: StackRecord, name: string): void {
  const other = findExport(world, region, name);
  if (!other || other.ExportingStackId === stack.StackId) return;
  const owner = other.ExportingStackId.split("/")[1] ?? "";
  throw validationError(`Export with name ${name} is already exported by stack ${owner}. Rollback requested by user.`);
}

/** An export that is imported may neither change nor go. */
function assertUnused(world: World, region: string, stack: StackRecord, outputs: StackRecord["Outputs"]): void {
  for (const { ExportName, OutputValue } of stack.Outputs) {
    if (ExportName === undefined) continue;
    const after = outputs.find((output) => output.ExportName === ExportName);
    if (after?.OutputValue === OutputValue) continue;
    const users = importersOf(world, region, ExportName).filter((name) => name !== stack.StackName);
    if (users.length === 0) continue;
    const change = after ? "updated" : "deleted";
    throw validationError(`Export ${ExportName} cannot be ${change} as it is in use by ${users.join(", ")}`);
  }
}
