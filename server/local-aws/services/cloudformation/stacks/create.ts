import { randomUUID } from "node:crypto";
import type { OnFailure } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../protocol/aws-error";
import { arn } from "../../../protocol/ids";
import { validationError } from "../errors";
import type { Verb } from "../module";
import type { StackInputs, StackRecord } from "../records";
import { checkName } from "./check";
import { findStack } from "./find";
import { inputsOf } from "./inputs";
import { beginCreate } from "./operations";

export const createStack: Verb<"CreateStack"> = async (input, { world, region }) => {
  const name = checkName(input.StackName);
  const { inputs, template } = await inputsOf(world, region, input);
  const OnFailure = onFailureOf(input.OnFailure, input.DisableRollback);
  // Looked at last, so that nothing can come between it and the new stack.
  const existing = findStack(world, region, name);
  if (
    existing &&
    existing.ClientRequestToken !== undefined &&
    existing.ClientRequestToken === input.ClientRequestToken
  ) {
    return { StackId: existing.StackId };
  }
  if (existing) throw new AwsError("AlreadyExistsException", `Stack [${name}] already exists`);
  const stack: StackRecord = {
    ...newStack(region, name, inputs, new Date(world.now())),
    Description: template.Description,
    Capabilities: input.Capabilities ?? [],
    NotificationARNs: input.NotificationARNs ?? [],
    RoleARN: input.RoleARN,
    OnFailure,
    TimeoutInMinutes: timeoutOf(input.TimeoutInMinutes),
    EnableTerminationProtection: input.EnableTerminationProtection ?? false,
    ClientRequestToken: input.ClientRequestToken,
  };
  beginCreate(world, region, stack);
  return { StackId: stack.StackId };
};

export function newStack(region: string, StackName: string, inputs: StackInputs, now: Date): StackRecord {
  return {
    StackId: arn("cloudformation", region, `stack/${StackName}/${randomUUID()}`),
    StackName,
    Status: "REVIEW_IN_PROGRESS",
    inputs,
    Outputs: [],
    Capabilities: [],
    NotificationARNs: [],
    OnFailure: "ROLLBACK",
    EnableTerminationProtection: false,
    CreationTime: now,
    drift: { status: "NOT_CHECKED" },
  };
}

function onFailureOf(onFailure: OnFailure | undefined, disableRollback: boolean | undefined): OnFailure {
  if (onFailure === undefined) return disableRollback ? "DO_NOTHING" : "ROLLBACK";
  if (disableRollback !== undefined) throw validationError("You cannot specify both DisableRollback and OnFailure.");
  if (["DO_NOTHING", "ROLLBACK", "DELETE"].includes(onFailure)) return onFailure;
  throw validationError(
    `1 validation error detected: Value '${onFailure}' at 'onFailure' failed to satisfy constraint: Member must satisfy enum value set: [ROLLBACK, DELETE, DO_NOTHING]`,
  );
}

function timeoutOf(minutes: number | undefined): number | undefined {
  if (minutes === undefined || (Number.isInteger(minutes) && minutes >= 1)) return minutes;
  throw validationError(
    `1 validation error detected: Value '${minutes}' at 'timeoutInMinutes' failed to satisfy constraint: Member must have value greater than or equal to 1`,
  );
}
