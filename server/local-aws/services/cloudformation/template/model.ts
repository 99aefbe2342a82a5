/** A template as it is read: sections checked for their form, functions not yet evaluated. */

/** What JSON can say. Functions are objects of one member: `{ "Ref": "X" }`, `{ "Fn::Sub": "…" }`. */
export type Value = string | number | boolean | null | Value[] | { [key: string]: Value };
export type ValueMap = Record<string, Value>;

export interface ParameterDefinition {
  Type: string;
  Default?: string;
  Description?: string;
  NoEcho?: boolean;
  AllowedValues?: string[];
  AllowedPattern?: string;
  ConstraintDescription?: string;
  MinLength?: number;
  MaxLength?: number;
  MinValue?: number;
  MaxValue?: number;
}

export type DeletionPolicy = "Delete" | "Retain" | "RetainExceptOnCreate";

export interface ResourceDefinition {
  Type: string;
  Properties: ValueMap;
  DependsOn: string[];
  Condition?: string;
  DeletionPolicy: DeletionPolicy;
  UpdateReplacePolicy: DeletionPolicy;
  Metadata?: Value;
}

export interface OutputDefinition {
  Value: Value;
  Description?: string;
  Condition?: string;
  /** May hold functions. */
  ExportName?: Value;
}

export interface Template {
  Description?: string;
  Metadata?: Value;
  Parameters: Record<string, ParameterDefinition>;
  /** Map, top-level key, second-level key. */
  Mappings: Record<string, Record<string, ValueMap>>;
  Conditions: ValueMap;
  Resources: Record<string, ResourceDefinition>;
  Outputs: Record<string, OutputDefinition>;
}

export function isMap(value: unknown): value is ValueMap {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

/** A function call: `["Fn::Sub", argument]`; undefined for anything else. */
export function functionOf(value: Value): [name: string, argument: Value] | undefined {
  if (!isMap(value)) return undefined;
  const [entry, ...more] = Object.entries(value);
  if (!entry || more.length > 0) return undefined;
  return entry[0] === "Ref" || entry[0].startsWith("Fn::") ? entry : undefined;
}

/** The parts of `Logical.Attribute`, in either form of Fn::GetAtt; undefined when it is neither. */
export function attributeOf(argument: Value): [logicalId: string, attribute: Value] | undefined {
  if (typeof argument === "string") {
    const dot = argument.indexOf(".");
    return dot > 0 && dot < argument.length - 1 ? [argument.slice(0, dot), argument.slice(dot + 1)] : undefined;
  }
  if (!Array.isArray(argument) || argument.length !== 2) return undefined;
  const [logicalId, attribute] = argument;
  return typeof logicalId === "string" && attribute !== undefined ? [logicalId, attribute] : undefined;
}
