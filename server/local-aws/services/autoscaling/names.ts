import { randomUUID } from "node:crypto";
import { arn } from "../../protocol/ids";
import { validationError } from "./errors";

/** @throws AwsError ValidationError */
export function checkName(value: string | undefined, member: string): string {
  const name = value ?? "";
  if (/^[\x20-\x39\x3b-\x7e]{1,255}$/.test(name)) return name;
  throw validationError(
    `1 validation error detected: Value '${name.slice(0, 80)}' at '${member}' failed to satisfy constraint: Member must have 1 to 255 characters and no colon`,
  );
}

export function groupArn(region: string, name: string): string {
  return arn("autoscaling", region, `autoScalingGroup:${randomUUID()}:autoScalingGroupName/${name}`);
}

export function launchConfigurationArn(region: string, name: string): string {
  return arn("autoscaling", region, `launchConfiguration:${randomUUID()}:launchConfigurationName/${name}`);
}
