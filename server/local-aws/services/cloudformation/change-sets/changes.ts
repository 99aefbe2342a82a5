/** What an update would do, told without doing it. */
import { isDeepStrictEqual } from "node:util";
import type { ResourceChange } from "@aws-sdk/client-cloudformation";
import type { World } from "../../../world";
import { templateOf } from "../engine/goal";
import { outputsOf } from "../engine/outputs";
import { scopeOf } from "../engine/scope";
import { type ResourceRecord, resourcesOf, type StackInputs, type StackRecord } from "../records";
import { dependenciesOf } from "../template/dependencies";
import { modification } from "./modification";
import { Unknown } from "./unknown";

export interface Changes {
  resources: ResourceChange[];
  /** Whether an update would do anything: change a resource, or an output. */
  any: boolean;
}

/** @throws AwsError when a condition cannot be evaluated */
export function changesOf(world: World, region: string, stack: StackRecord, inputs: StackInputs): Changes {
  const template = templateOf(inputs.templateBody);
  const records = new Map(
    resourcesOf(world, region, stack.StackId)
      .filter((record) => !record.Status.startsWith("DELETE_"))
      .map((record) => [record.logicalId, record]),
  );
  // Those whose physical id or attributes are not known before the update is made.
  const unknown = new Set<string>();
  const lookUp = (logicalId: string): ResourceRecord | undefined => {
    const record = records.get(logicalId);
    if (!record || record.physicalId === undefined || unknown.has(logicalId)) throw new Unknown(logicalId);
    return record;
  };
  const scope = scopeOf(world, region, { ...stack, inputs }, template, lookUp);
  const isWanted = (name: string) => {
    const condition = template.Resources[name]?.Condition;
    return condition === undefined || scope.condition(condition);
  };
  const wanted = Object.keys(template.Resources).filter(isWanted);
  const changes: ResourceChange[] = [];
  for (const logicalId of inOrder(wanted, dependenciesOf(template))) {
    const definition = template.Resources[logicalId];
    const record = records.get(logicalId);
    if (!definition) continue;
    if (record?.physicalId === undefined) {
      unknown.add(logicalId);
      changes.push({
        Action: "Add",
        LogicalResourceId: logicalId,
        ResourceType: definition.Type,
        Scope: [],
        Details: [],
      });
      continue;
    }
    const change = modification({ stack, inputs, scope, definition, record });
    if (change?.Replacement && change.Replacement !== "False") unknown.add(logicalId);
    if (change) changes.push(change);
  }
  for (const record of records.values()) {
    if (wanted.includes(record.logicalId)) continue;
    const { logicalId: LogicalResourceId, physicalId: PhysicalResourceId, type: ResourceType } = record;
    const PolicyAction = record.deletionPolicy === "Delete" ? ("Delete" as const) : ("Retain" as const);
    changes.push({
      Action: "Remove",
      LogicalResourceId,
      PhysicalResourceId,
      ResourceType,
      PolicyAction,
      Scope: [],
      Details: [],
    });
  }
  const any = changes.length > 0 || outputsDiffer(world, region, stack, { template, scope, wanted });
  return { resources: changes, any };
}

function outputsDiffer(
  world: World,
  region: string,
  stack: StackRecord,
  goal: Omit<Parameters<typeof outputsOf>[3], "dependencies">,
): boolean {
  try {
    return !isDeepStrictEqual(outputsOf(world, region, stack, { ...goal, dependencies: new Map() }), stack.Outputs);
  } catch {
    // What it would be wrong in is for the update to say.
    return true;
  }
}

/** Dependencies before what depends on them. */
function inOrder(names: readonly string[], dependencies: ReadonlyMap<string, readonly string[]>): string[] {
  const ordered = new Set<string>();
  const visit = (name: string) => {
    if (ordered.has(name)) return;
    for (const other of dependencies.get(name) ?? []) visit(other);
    ordered.add(name);
  };
  for (const name of names) visit(name);
  return [...ordered].filter((name) => names.includes(name));
}
