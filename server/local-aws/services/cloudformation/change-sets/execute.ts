import { AwsError } from "../../../protocol/aws-error";
import type { World } from "../../../world";
import { templateOf } from "../engine/goal";
import type { Verb } from "../module";
import { type ChangeSetRecord, changeSets, type StackRecord } from "../records";
import { assertUpdatable, beginCreate, beginUpdate } from "../stacks/operations";
import { changeSetsOf, requireChangeSet } from "./find";

/** Other change sets of the stack are of no use afterwards and go, as on AWS. */
export const executeChangeSet: Verb<"ExecuteChangeSet"> = (input, { world, region }) => {
  const { changeSet, stack } = requireChangeSet(world, region, input.ChangeSetName, input.StackName);
  if (changeSet.ExecutionStatus !== "AVAILABLE") {
    throw new AwsError(
      "InvalidChangeSetStatusException",
      `ChangeSet [${changeSet.ChangeSetId}] cannot be executed in its current execution status of [${changeSet.ExecutionStatus}]`,
    );
  }
  const creates = stack.Status === "REVIEW_IN_PROGRESS";
  if (!creates) assertUpdatable(stack);
  for (const other of changeSetsOf(world, region, stack.StackId)) {
    if (other.ChangeSetId !== changeSet.ChangeSetId) changeSets(world, region).delete(other.ChangeSetId);
  }
  changeSets(world, region).put(changeSet.ChangeSetId, { ...changeSet, ExecutionStatus: "EXECUTE_COMPLETE" });
  begin(world, region, changed(stack, changeSet, input.ClientRequestToken, input.DisableRollback), changeSet, creates);
  return {};
};

function changed(
  stack: StackRecord,
  changeSet: ChangeSetRecord,
  ClientRequestToken: string | undefined,
  disableRollback: boolean | undefined,
): StackRecord {
  const { Capabilities, ChangeSetId, OnStackFailure } = changeSet;
  const OnFailure = disableRollback ? "DO_NOTHING" : OnStackFailure;
  return { ...stack, Capabilities, ChangeSetId, ClientRequestToken, OnFailure };
}

function begin(world: World, region: string, stack: StackRecord, { inputs }: ChangeSetRecord, creates: boolean): void {
  const { Description } = templateOf(inputs.templateBody);
  if (creates) beginCreate(world, region, { ...stack, inputs, Description });
  else beginUpdate(world, region, stack, inputs);
}

export const deleteChangeSet: Verb<"DeleteChangeSet"> = (input, { world, region }) => {
  const { changeSet } = requireChangeSet(world, region, input.ChangeSetName, input.StackName);
  changeSets(world, region).delete(changeSet.ChangeSetId);
  return {};
};
