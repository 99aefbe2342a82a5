import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { validationError } from "../errors";
import { type ChangeSetRecord, changeSets, type StackRecord } from "../records";
import { findStack } from "../stacks/find";

/** By id, or by name and stack. @throws AwsError ChangeSetNotFound, ValidationError */
export function requireChangeSet(
  world: World,
  region: string,
  name = "",
  stackName: string | undefined,
): { changeSet: ChangeSetRecord; stack: StackRecord } {
  const isArn = name.startsWith("arn:");
  if (!isArn && stackName === undefined) {
    throw validationError("StackName must be specified if ChangeSetName is not specified as an ARN.");
  }
  const changeSet = isArn
    ? changeSets(world, region).get(name)
    : changeSetsOf(world, region, findStack(world, region, stackName)?.StackId).find(
        (one) => one.ChangeSetName === name,
      );
  const stack = changeSet && findStack(world, region, changeSet.StackId);
  if (!changeSet || !stack) throw new AwsError("ChangeSetNotFoundException", `ChangeSet [${name}] does not exist`);
  return { changeSet, stack };
}

export const changeSetsOf = (world: World, region: string, stackId: string | undefined): ChangeSetRecord[] =>
  changeSets(world, region)
    .values()
    .filter((one) => one.StackId === stackId);
