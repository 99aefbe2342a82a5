/** What a group may be set to. */
import type { World } from "../../../world";
import { ec2Tables } from "../../ec2/tables";
import { findTargetGroup } from "../../elbv2/for-ecs";
import { notOffered, validationError } from "../errors";

export interface Sizes {
  minSize: number;
  maxSize: number;
  desired: number;
}

/** @throws AwsError ValidationError */
export function checkSizes({ minSize, maxSize, desired }: Sizes): Sizes {
  if (minSize < 0 || maxSize < 0 || maxSize > 100) {
    throw validationError("Min and max size must be between 0 and 100 here.");
  }
  if (maxSize < minSize) {
    throw validationError(`Max bound, ${maxSize}, must be greater than or equal to min bound, ${minSize}`);
  }
  if (desired < minSize || desired > maxSize) {
    throw validationError(
      `Desired capacity:${desired} must be between the specified min size:${minSize} and max size:${maxSize}`,
    );
  }
  return { minSize, maxSize, desired };
}

interface PlaceInput {
  VPCZoneIdentifier?: string | undefined;
  AvailabilityZones?: readonly string[] | undefined;
}

/** Zones without subnets are those of the default VPC. Undefined when the request names neither. @throws AwsError ValidationError */
export function readSubnets(world: World, region: string, input: PlaceInput): string[] | undefined {
  const { subnets } = ec2Tables(world, region);
  const named = input.VPCZoneIdentifier?.split(",").map((id) => id.trim());
  const ids = named?.filter((id) => id !== "");
  if (ids?.length) {
    for (const id of ids) if (!subnets.has(id)) throw validationError(`The subnet ID '${id}' does not exist`);
    const vpcs = new Set(ids.map((id) => subnets.get(id)?.vpcId));
    if (vpcs.size > 1) throw validationError("The subnets must all belong to the same VPC.");
    return [...new Set(ids)];
  }
  if (!input.AvailabilityZones?.length) return undefined;
  return input.AvailabilityZones.map((zone) => {
    const subnet = subnets.values().find((one) => one.defaultForAz && one.availabilityZone === zone);
    if (!subnet) throw validationError(`Invalid availability zones provided: no default subnet in '${zone}'.`);
    return subnet.subnetId;
  });
}

/** Of `Default` kinds only the oldest-first one is carried out. @throws AwsError ValidationError */
export function checkTerminationPolicies(policies: readonly string[] = ["Default"]): string[] {
  const unknown = policies.find((policy) => policy !== "Default" && policy !== "OldestInstance");
  if (unknown !== undefined) throw notOffered(`The termination policy ${unknown}`);
  return [...policies];
}

/** @throws AwsError ValidationError */
export function checkHealthCheckType(type: string | undefined): "EC2" | "ELB" {
  if (type === undefined || type === "EC2" || type === "ELB") return type ?? "EC2";
  throw validationError(`Invalid health check type: ${type}.`);
}

/** @throws AwsError ValidationError */
export function checkTargetGroups(world: World, region: string, arns: readonly string[] = []): string[] {
  for (const arn of arns) {
    const group = findTargetGroup(world, region, arn);
    if (!group)
      throw validationError(`Provided Target Groups may not be valid: One or more target groups not found (${arn})`);
    if (group.TargetType !== "instance") {
      throw validationError(`Provided Target Groups may not be valid: target type ${group.TargetType} of ${arn}`);
    }
  }
  return [...arns];
}
