import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { findParameter } from "../../ssm/parameters/find";
import { invalidValue } from "../errors";
import { ecsOptimizedImages, type MachineImage } from "./ecs-optimized";

/** By id, or by a parameter that holds one (`resolve:ssm:/aws/…`). @throws AwsError InvalidAMIID.NotFound, … */
export function findImage(world: World, region: string, reference: string): MachineImage {
  const imageId = reference.startsWith("resolve:ssm:") ? resolve(world, region, reference) : reference;
  if (!imageId.startsWith("ami-")) throw malformed(imageId);
  const image = ecsOptimizedImages(region).find((one) => one.imageId === imageId);
  if (!image) throw new AwsError("InvalidAMIID.NotFound", `The image id '[${imageId}]' does not exist`);
  return image;
}

export function malformed(id: string): AwsError {
  return new AwsError("InvalidAMIID.Malformed", `Invalid id: "${id}" (expecting "ami-...")`);
}

function resolve(world: World, region: string, reference: string): string {
  const value = findParameter(world, region, reference.slice("resolve:ssm:".length))?.value;
  if (value === undefined) throw invalidValue(`Failed to resolve the AMI from the SSM parameter: ${reference}`);
  return value;
}
