import { randomUUID } from "node:crypto";
import type { ResourceChange } from "@aws-sdk/client-cloudformation";
import { AwsError } from "../../../protocol/aws-error";
import { arn } from "../../../protocol/ids";
import type { World } from "../../../world";
import { sayStack } from "../engine/say";
import { notOffered, validationError } from "../errors";
import type { Verb } from "../module";
import { type ChangeSetRecord, changeSets, type StackInputs, type StackRecord } from "../records";
import { checkName } from "../stacks/check";
import { newStack } from "../stacks/create";
import { findStack } from "../stacks/find";
import { inputsOf } from "../stacks/inputs";
import { assertUpdatable } from "../stacks/operations";
import { parametersView } from "../stacks/view";
import { changesOf } from "./changes";
import { changeSetsOf } from "./find";

const NO_CHANGES =
  "The submitted information didn't contain changes. Submit different information to create a change set.";

/** For a new stack, one is begun that waits for its change set (REVIEW_IN_PROGRESS). */
export const createChangeSet: Verb<"CreateChangeSet"> = async (input, { world, region }) => {
  const ChangeSetName = checkName(input.ChangeSetName, "changeSetName");
  const { ChangeSetType: type = "UPDATE" } = input;
  if (type !== "CREATE" && type !== "UPDATE") throw notOffered(`change sets of type ${type}`);
  const named = stackFor(world, region, input.StackName, type);
  const previous = named?.Status === "REVIEW_IN_PROGRESS" ? undefined : named?.inputs;
  const { inputs, template } = await inputsOf(world, region, input, previous);
  const stack = stackFor(world, region, input.StackName, type) ?? reviewed(world, region, input.StackName, inputs);
  if (changeSetsOf(world, region, stack.StackId).some((one) => one.ChangeSetName === ChangeSetName)) {
    throw new AwsError("AlreadyExistsException", `ChangeSet ${ChangeSetName} already exists`);
  }
  const changes = changesOf(world, region, stack, inputs);
  const record: ChangeSetRecord = {
    ChangeSetId: arn("cloudformation", region, `changeSet/${ChangeSetName}/${randomUUID()}`),
    ChangeSetName,
    StackId: stack.StackId,
    StackName: stack.StackName,
    type,
    ...(changes.any
      ? { Status: "CREATE_COMPLETE", ExecutionStatus: "AVAILABLE" }
      : { Status: "FAILED", ExecutionStatus: "UNAVAILABLE", StatusReason: NO_CHANGES }),
    Description: input.Description ?? (type === "CREATE" ? template.Description : undefined),
    CreationTime: new Date(world.now()),
    inputs,
    Capabilities: input.Capabilities ?? [],
    parameters: parametersView(inputs),
    changes: JSON.stringify(changes.resources satisfies ResourceChange[]),
    OnStackFailure: input.OnStackFailure ?? "ROLLBACK",
  };
  changeSets(world, region).put(record.ChangeSetId, record);
  return { Id: record.ChangeSetId, StackId: stack.StackId };
};

function stackFor(
  world: World,
  region: string,
  name: string | undefined,
  type: "CREATE" | "UPDATE",
): StackRecord | undefined {
  const stack = findStack(world, region, name);
  if (type === "CREATE") {
    if (!stack || stack.Status === "REVIEW_IN_PROGRESS") return stack;
    throw validationError(`Stack [${stack.StackName}] already exists and cannot be created again with the changeSet.`);
  }
  if (!stack) throw validationError(`Stack [${name}] does not exist`);
  assertUpdatable(stack);
  return stack;
}

function reviewed(world: World, region: string, name: string | undefined, inputs: StackInputs): StackRecord {
  const stack = newStack(region, checkName(name), inputs, new Date(world.now()));
  return sayStack(world, region, stack, "REVIEW_IN_PROGRESS", "User Initiated");
}
