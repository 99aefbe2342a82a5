/** Outputs that other stacks of the region may import. */
import type { World } from "../../../world";
import { goalOf, templateOf } from "../engine/goal";
import { evaluate } from "../functions/evaluate";
import { type StackRecord, stacks } from "../records";
import { referencesOf } from "../template/references";

export interface ExportedValue {
  Name: string;
  Value: string;
  ExportingStackId: string;
}

const isAlive = (stack: StackRecord) => stack.Status !== "DELETE_COMPLETE";

export function exportsIn(world: World, region: string): ExportedValue[] {
  return stacks(world, region)
    .values()
    .filter(isAlive)
    .flatMap((stack) =>
      stack.Outputs.flatMap(({ ExportName, OutputValue }) =>
        ExportName === undefined ? [] : [{ Name: ExportName, Value: OutputValue, ExportingStackId: stack.StackId }],
      ),
    );
}

export function findExport(world: World, region: string, name: string): ExportedValue | undefined {
  return exportsIn(world, region).find((one) => one.Name === name);
}

/** Names of the stacks that import it. */
export function importersOf(world: World, region: string, name: string): string[] {
  return stacks(world, region)
    .values()
    .filter(isAlive)
    .filter((stack) => importsOf(world, region, stack).includes(name))
    .map((stack) => stack.StackName);
}

/** The names a stack imports: those of its template's expressions that can be evaluated. */
function importsOf(world: World, region: string, stack: StackRecord): string[] {
  const template = templateOf(stack.inputs.templateBody);
  const resources = Object.values(template.Resources).map((resource) => resource.Properties);
  const { imports } = referencesOf(...resources, ...Object.values(template.Outputs).map((output) => output.Value));
  if (imports.length === 0) return [];
  const { scope } = goalOf(world, region, stack);
  return imports.flatMap((expression) => {
    try {
      const name = evaluate(expression, scope);
      return typeof name === "string" ? [name] : [];
    } catch {
      // A name made from a resource that is no more imports nothing.
      return [];
    }
  });
}
