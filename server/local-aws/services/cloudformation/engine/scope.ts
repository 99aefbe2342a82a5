/** What the expressions of a stack see: its parameters, its resources as they are, the exports of its region. */
import { ACCOUNT, type World } from "../../../world";
import { zonesOf } from "../../ec2/network/zones";
import { templateError, validationError } from "../errors";
import { findExport } from "../exports/exports";
import { conditionsOf } from "../functions/conditions";
import { NO_VALUE, type Result, type Scope } from "../functions/scope";
import { isStored, parameterValue } from "../parameters/resolve";
import { type ResourceRecord, resourceKey, resources, type StackRecord } from "../records";
import type { Template, Value } from "../template/model";

export type StackScope = Scope;

/** What is known of a resource when an expression names it. @throws whatever tells that it is not known yet */
export type LookUp = (logicalId: string) => ResourceRecord | undefined;

export function scopeOf(
  world: World,
  region: string,
  stack: Pick<StackRecord, "StackId" | "StackName" | "inputs" | "NotificationARNs">,
  template: Template,
  lookUp: LookUp = (logicalId) => resources(world, region).get(resourceKey(stack.StackId, logicalId)),
): StackScope {
  const scope: Scope = {
    region,
    account: ACCOUNT,
    mappings: template.Mappings,
    zones: (of) => zonesOf(of).map((zone) => zone.name),
    condition: conditionsOf(template.Conditions, () => scope),
    importValue(name) {
      const found = findExport(world, region, name);
      if (found) return found.Value;
      throw validationError(`No export named ${name} found.`);
    },
    ref(name) {
      const given = parameterOf(template, stack, name) ?? pseudo(region, stack, name);
      return given === undefined ? physicalId(lookUp(name), name) : given;
    },
    attribute(logicalId, attribute) {
      const record = lookUp(logicalId);
      const value = record && Object.hasOwn(record.attributes, attribute) ? record.attributes[attribute] : undefined;
      if (value !== undefined) return value;
      throw templateError(`resource ${logicalId} does not support attribute type ${attribute} in Fn::GetAtt`);
    },
  };
  return scope;
}

function parameterOf(template: Template, { inputs }: Pick<StackRecord, "inputs">, name: string): Value | undefined {
  const definition = Object.hasOwn(template.Parameters, name) ? template.Parameters[name] : undefined;
  if (!definition) return undefined;
  const text = (isStored(definition.Type) ? inputs.stored[name] : undefined) ?? inputs.parameters[name] ?? "";
  return parameterValue(definition, text);
}

function pseudo(
  region: string,
  stack: Pick<StackRecord, "StackId" | "StackName" | "NotificationARNs">,
  name: string,
): Result | undefined {
  const values: Record<string, Result> = {
    "AWS::AccountId": ACCOUNT,
    "AWS::NotificationARNs": stack.NotificationARNs,
    "AWS::NoValue": NO_VALUE,
    "AWS::Partition": "aws",
    "AWS::Region": region,
    "AWS::StackId": stack.StackId,
    "AWS::StackName": stack.StackName,
    "AWS::URLSuffix": "amazonaws.com",
  };
  return Object.hasOwn(values, name) ? values[name] : undefined;
}

function physicalId(record: ResourceRecord | undefined, name: string): string {
  if (record?.physicalId !== undefined) return record.physicalId;
  throw templateError(`Unresolved resource dependencies [${name}]`);
}
