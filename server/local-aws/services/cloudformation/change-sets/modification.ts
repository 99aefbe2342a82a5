/** What would change of one resource that is there. */
import { isDeepStrictEqual } from "node:util";
import type { ResourceChange, ResourceChangeDetail } from "@aws-sdk/client-cloudformation";
import { changedProperties, needsReplacement, recreation } from "../engine/resource/replacement";
import { evaluate } from "../functions/evaluate";
import { NO_VALUE, type Scope } from "../functions/scope";
import type { ResourceRecord, StackInputs, StackRecord } from "../records";
import { conform } from "../resources/conform";
import { findType, isOffered } from "../resources/registry";
import type { ResourceType } from "../resources/resource-type";
import { masked, secretsOf } from "../stacks/mask";
import type { ResourceDefinition, Value, ValueMap } from "../template/model";
import { referencesOf } from "../template/references";
import { Unknown } from "./unknown";

interface Subject {
  stack: StackRecord;
  inputs: StackInputs;
  scope: Scope;
  definition: ResourceDefinition;
  record: ResourceRecord;
}

/** Undefined when nothing would. */
export function modification(subject: Subject): ResourceChange | undefined {
  const { definition, record, stack, inputs } = subject;
  const common = {
    Action: "Modify" as const,
    LogicalResourceId: record.logicalId,
    PhysicalResourceId: record.physicalId,
    ResourceType: definition.Type,
  };
  if (record.type !== definition.Type || !isOffered(definition.Type)) {
    return { ...common, Replacement: "True", Scope: ["Properties"], Details: [] };
  }
  const type = findType(definition.Type);
  const { known, unknown } = evaluated(subject);
  // A property that is not known yet stands as it is, so that the others can be compared.
  const held = Object.fromEntries([...unknown.keys()].map((name) => [name, record.properties[name] ?? ""]));
  const after = conformed(type, record, { ...known, ...held });
  const changed = changedProperties(record.properties, after).filter((name) => !unknown.has(name));
  const retagged = type.propertyNames.includes("Tags") && !isDeepStrictEqual(stack.inputs.tags, inputs.tags);
  const isStale = record.pending !== undefined;
  if (changed.length === 0 && unknown.size === 0 && !retagged && !isStale) return undefined;
  const Details = [
    ...changed.map((name) => detail(subject, type, name, after, undefined)),
    ...[...unknown].map(([name, cause]) => detail(subject, type, name, after, cause)),
    ...(retagged && !changed.includes("Tags") ? [TAGS_DETAIL] : []),
  ];
  const tagged = retagged || changed.includes("Tags");
  const properties = changed.some((name) => name !== "Tags") || unknown.size > 0 || isStale;
  return {
    ...common,
    Replacement: replacement(type, record, after, unknown.keys()),
    Scope: [...(properties ? ["Properties" as const] : []), ...(tagged ? ["Tags" as const] : [])],
    Details,
  };
}

/** Each property by itself: those that name what is not known yet, with its logical id. */
function evaluated({ definition, scope }: Subject): { known: ValueMap; unknown: Map<string, string> } {
  const known: ValueMap = {};
  const unknown = new Map<string, string>();
  for (const [name, expression] of Object.entries(definition.Properties)) {
    try {
      const value = evaluate(expression, scope);
      if (value !== NO_VALUE) known[name] = value;
    } catch (error) {
      if (!(error instanceof Unknown)) throw error;
      unknown.set(name, error.logicalId);
    }
  }
  return { known, unknown };
}

/** Properties that are wrong are for the update to say; here they are a change. */
function conformed(type: ResourceType, record: ResourceRecord, properties: ValueMap): ValueMap {
  try {
    return conform(type, record.logicalId, properties);
  } catch {
    return properties;
  }
}

function replacement(
  type: ResourceType,
  record: ResourceRecord,
  after: ValueMap,
  unknown: Iterable<string>,
): "True" | "False" | "Conditional" {
  if (needsReplacement(type, record.properties, after)) return "True";
  return [...unknown].some((name) => recreation(type, name) !== "Never") ? "Conditional" : "False";
}

const TAGS_DETAIL: ResourceChangeDetail = {
  Target: { Attribute: "Tags", RequiresRecreation: "Never" },
  Evaluation: "Static",
  ChangeSource: "DirectModification",
};

function detail(
  { definition, stack, inputs, record }: Subject,
  type: ResourceType,
  name: string,
  after: ValueMap,
  cause: string | undefined,
): ResourceChangeDetail {
  const secrets = secretsOf(stack.inputs, inputs);
  const Target =
    name === "Tags"
      ? { Attribute: "Tags" as const, RequiresRecreation: "Never" as const }
      : {
          Attribute: "Properties" as const,
          Name: name,
          RequiresRecreation: recreation(type, name),
          Path: `/Properties/${name}`,
          BeforeValue: shown(record.properties[name], secrets),
          AfterValue: cause === undefined ? shown(after[name], secrets) : undefined,
        };
  const { refs, attributes } = referencesOf(definition.Properties[name] ?? null);
  if (cause !== undefined) {
    const attribute = [...attributes].find((one) => one.startsWith(`${cause}.`));
    const ChangeSource = attribute ? ("ResourceAttribute" as const) : ("ResourceReference" as const);
    return { Target, Evaluation: "Dynamic", ChangeSource, CausingEntity: attribute ?? cause };
  }
  const parameter = [...refs].find(
    (ref) => Object.hasOwn(inputs.parameters, ref) && inputs.parameters[ref] !== stack.inputs.parameters[ref],
  );
  if (parameter === undefined) return { Target, Evaluation: "Static", ChangeSource: "DirectModification" };
  return { Target, Evaluation: "Static", ChangeSource: "ParameterReference", CausingEntity: parameter };
}

function shown(value: Value | undefined, secrets: readonly string[]): string | undefined {
  const hidden = masked(value, secrets);
  return hidden === undefined || typeof hidden === "string" ? hidden : JSON.stringify(hidden);
}
