import { formatError, notOffered } from "../errors";
import { type DeletionPolicy, isMap, type ResourceDefinition, type Value } from "./model";

const MEMBERS = [
  ...["Type", "Properties", "DependsOn", "Condition", "DeletionPolicy", "UpdateReplacePolicy", "Metadata"],
  ...["CreationPolicy", "UpdatePolicy"],
];

export function readResource(name: string, value: Value): ResourceDefinition {
  if (!isMap(value)) throw formatError(`[/Resources/${name}] Every Resources object must be an object.`);
  const unknown = Object.keys(value).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) {
    throw formatError(`[/Resources/${name}] Encountered unsupported property ${unknown}`);
  }
  const { Type, Properties = {}, Condition, Metadata } = value;
  if (typeof Type !== "string") {
    throw formatError(`[/Resources/${name}] Every Resources object must contain a Type member.`);
  }
  if (!/^[A-Za-z0-9]{2,}(::[A-Za-z0-9]+){1,2}$/.test(Type)) throw formatError(`Unrecognized resource types: [${Type}]`);
  for (const member of ["CreationPolicy", "UpdatePolicy"]) {
    if (value[member] !== undefined) throw notOffered(`the attribute ${member} of resources (${name})`);
  }
  if (!isMap(Properties)) throw formatError(`[/Resources/${name}/Properties] Properties must be an object.`);
  if (Condition !== undefined && typeof Condition !== "string") {
    throw formatError(`[/Resources/${name}/Condition] Every Condition member must be a string.`);
  }
  return {
    Type,
    Properties,
    DependsOn: dependsOn(name, value.DependsOn),
    ...(Condition === undefined ? {} : { Condition }),
    DeletionPolicy: policy(name, "DeletionPolicy", value.DeletionPolicy),
    UpdateReplacePolicy: policy(name, "UpdateReplacePolicy", value.UpdateReplacePolicy),
    ...(Metadata === undefined ? {} : { Metadata }),
  };
}

function dependsOn(name: string, value: Value | undefined): string[] {
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.every((one): one is string => typeof one === "string")) return list;
  throw formatError(`[/Resources/${name}/DependsOn] Every DependsOn value must be a string.`);
}

function policy(name: string, member: string, value: Value | undefined): DeletionPolicy {
  if (value === undefined) return "Delete";
  if (value === "Delete" || value === "Retain") return value;
  if (value === "RetainExceptOnCreate" && member === "DeletionPolicy") return value;
  if (value === "Snapshot") throw notOffered(`the ${member} Snapshot (${name}): nothing here has snapshots`);
  throw formatError(`Unrecognized ${member} ${String(value)} for resource ${name}`);
}
