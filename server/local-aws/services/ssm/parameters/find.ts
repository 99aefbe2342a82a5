import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { parameterNotFound } from "../errors";
import { parseReference } from "../names";
import { publicParameters } from "../public/public-parameters";
import { type ParameterRecord, parameters } from "../records";

export interface Found {
  parameter: ParameterRecord;
  /** Of the version asked for. */
  value: string;
  version: number;
  /** As it was asked for: `:3`. */
  selector?: string | undefined;
}

/** The account's own, or one that AWS publishes. */
export function findParameter(world: World, region: string, name: string): ParameterRecord | undefined {
  return parameters(world, region).get(name) ?? publicParameters(region).get(name);
}

/** By name, ARN, or either with a version. @throws AwsError ParameterNotFound, ParameterVersionNotFound */
export function readParameter(world: World, region: string, reference: string): Found {
  const { name, version, selector } = parseReference(region, reference);
  // The ARN of a name without a slash has one.
  const parameter = findParameter(world, region, name) ?? findParameter(world, region, name.replace(/^\//, ""));
  if (!parameter) throw parameterNotFound(name);
  if (version === undefined || version === parameter.version) {
    return { parameter, value: parameter.value, version: parameter.version, selector };
  }
  const earlier = parameter.earlier.find((other) => other.version === version);
  if (!earlier) {
    throw new AwsError(
      "ParameterVersionNotFound",
      `Systems Manager could not find version ${version} of ${name}. Verify the version and try again.`,
    );
  }
  return { parameter, value: earlier.value, version, selector };
}
