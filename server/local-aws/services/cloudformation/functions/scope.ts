/** What an expression is evaluated in. */
import type { Value, ValueMap } from "../template/model";

export interface Scope {
  region: string;
  account: string;
  /** Parameters, pseudo parameters and resources. @throws AwsError */
  ref(name: string): Value | typeof NO_VALUE;
  /** @throws AwsError when the resource has no such attribute */
  attribute(logicalId: string, attribute: string): Value;
  condition(name: string): boolean;
  mappings: Record<string, Record<string, ValueMap>>;
  /** @throws AwsError when there is no such export */
  importValue(name: string): string;
  zones(region: string): string[];
}

/** `AWS::NoValue`: the property or list entry is left out. */
export const NO_VALUE = Symbol("AWS::NoValue");
export type Result = Value | typeof NO_VALUE;
