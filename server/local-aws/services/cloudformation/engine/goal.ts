/** What a stack is to be: its template with the conditions decided. */
import type { World } from "../../../world";
import type { StackRecord } from "../records";
import { dependenciesOf } from "../template/dependencies";
import type { Template } from "../template/model";
import { parseTemplate } from "../template/parse";
import { type StackScope, scopeOf } from "./scope";

export interface Goal {
  template: Template;
  scope: StackScope;
  /** Logical ids whose condition is true. */
  wanted: string[];
  /** By logical id, those it depends on and that are wanted. */
  dependencies: Map<string, string[]>;
}

/** @throws AwsError ValidationError when a condition cannot be evaluated */
export function goalOf(world: World, region: string, stack: StackRecord): Goal {
  const template = templateOf(stack.inputs.templateBody);
  const scope = scopeOf(world, region, stack, template);
  const isWanted = (name: string) => {
    const condition = template.Resources[name]?.Condition;
    return condition === undefined || scope.condition(condition);
  };
  const wanted = Object.keys(template.Resources).filter(isWanted);
  const dependencies = new Map(
    [...dependenciesOf(template)].map(([name, names]) => [name, names.filter((one) => wanted.includes(one))]),
  );
  return { template, scope, wanted, dependencies };
}

const parsed = new Map<string, Template>();

/** Stacks are looked at often and their templates are long: the last few are kept as read. */
export function templateOf(body: string): Template {
  const known = parsed.get(body);
  if (known) return known;
  const template = parseTemplate(body);
  if (parsed.size >= 20) parsed.delete(parsed.keys().next().value ?? "");
  parsed.set(body, template);
  return template;
}
