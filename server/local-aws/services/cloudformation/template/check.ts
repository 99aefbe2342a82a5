/** What can be told of a template's references before anything is known of its parameters. */
import { formatError, templateError, validationError } from "../errors";
import { dependenciesOf } from "./dependencies";
import { isMap, type Template, type Value } from "./model";
import { referencesOf } from "./references";

export const PSEUDO_PARAMETERS = [
  ...["AWS::AccountId", "AWS::NotificationARNs", "AWS::NoValue", "AWS::Partition", "AWS::Region"],
  ...["AWS::StackId", "AWS::StackName", "AWS::URLSuffix"],
];

/** @throws AwsError ValidationError */
export function checkTemplate(template: Template): void {
  checkNames(template);
  checkConditions(template);
  checkReferences(template);
  const circular = circleIn(dependenciesOf(template));
  if (circular) throw validationError(`Circular dependency between resources: [${circular.join(", ")}]`);
}

function checkNames({ Parameters, Resources }: Template): void {
  const twice = Object.keys(Parameters).find((name) => Object.hasOwn(Resources, name));
  if (twice !== undefined) throw formatError(`Resource name ${twice} is also a parameter's`);
}

function checkReferences({ Parameters, Resources, Conditions, Outputs }: Template): void {
  const known = (name: string) =>
    Object.hasOwn(Resources, name) || Object.hasOwn(Parameters, name) || PSEUDO_PARAMETERS.includes(name);
  const missing = (values: Value[], more: string[] = []) => [
    ...new Set([...referencesOf(...values).refs, ...more].filter((name) => !known(name))),
  ];
  const inResources = missing(
    Object.values(Resources).map((resource) => resource.Properties),
    Object.values(Resources).flatMap((resource) => resource.DependsOn),
  );
  if (inResources.length > 0) {
    throw formatError(
      `Unresolved resource dependencies [${inResources.join(", ")}] in the Resources block of the template`,
    );
  }
  const inOutputs = missing(Object.values(Outputs).flatMap((output) => [output.Value, output.ExportName ?? null]));
  if (inOutputs.length > 0) {
    throw formatError(
      `Unresolved resource dependencies [${inOutputs.join(", ")}] in the Outputs block of the template`,
    );
  }
  const inConditions = missing([Conditions]);
  const resource = [...referencesOf(Conditions).refs].find((name) => Object.hasOwn(Resources, name));
  if (inConditions.length > 0 || resource !== undefined) {
    const names = [...inConditions, ...(resource === undefined ? [] : [resource])].join(", ");
    throw formatError(
      `Unresolved dependencies [${names}]. Cannot reference resources in the Conditions block of the template`,
    );
  }
}

/** Every condition that is named must be there. */
function checkConditions({ Conditions, Resources, Outputs }: Template): void {
  const assert = (names: Iterable<string | undefined>, where: string) => {
    for (const name of names) {
      if (name === undefined || Object.hasOwn(Conditions, name)) continue;
      throw formatError(`Unresolved condition dependency ${name} in the ${where} block of the template`);
    }
  };
  const resources = Object.values(Resources);
  assert(
    resources.map((resource) => resource.Condition),
    "Resources",
  );
  assert(referencesOf(...resources.map((resource) => resource.Properties)).conditions, "Resources");
  const outputs = Object.values(Outputs);
  assert(
    outputs.map((output) => output.Condition),
    "Outputs",
  );
  assert(referencesOf(...outputs.map((output) => output.Value)).conditions, "Outputs");
  assert(conditionNames(Conditions), "Conditions");
  const graph = Object.entries(Conditions).map(([name, value]) => [name, conditionNames(value)] as const);
  const circular = circleIn(new Map(graph));
  if (circular) throw templateError(`Circular dependencies for conditions: [${circular.join(", ")}]`);
}

/** `{ "Condition": "X" }` inside conditions. */
function conditionNames(value: Value): string[] {
  if (Array.isArray(value)) return value.flatMap(conditionNames);
  if (!isMap(value)) return [];
  const { Condition } = value;
  if (typeof Condition === "string" && Object.keys(value).length === 1) return [Condition];
  return Object.values(value).flatMap(conditionNames);
}

/** The nodes of one circle, sorted, or undefined. */
function circleIn(graph: ReadonlyMap<string, readonly string[]>): string[] | undefined {
  const done = new Set<string>();
  const visit = (node: string, path: string[]): string[] | undefined => {
    const start = path.indexOf(node);
    if (start >= 0) return path.slice(start).sort();
    if (done.has(node)) return undefined;
    for (const next of graph.get(node) ?? []) {
      const found = visit(next, [...path, node]);
      if (found) return found;
    }
    done.add(node);
    return undefined;
  };
  for (const node of graph.keys()) {
    const found = visit(node, []);
    if (found) return found;
  }
  return undefined;
}
