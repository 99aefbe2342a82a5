import type { Change, ResourceChange } from "@aws-sdk/client-cloudformation";
import { page } from "../../../protocol/pages";
import { validationError } from "../errors";
import type { Verb } from "../module";
import { requireStack } from "../stacks/find";
import { changeSetsOf, requireChangeSet } from "./find";

const invalidToken = () => validationError("Invalid NextToken");

export const describeChangeSet: Verb<"DescribeChangeSet"> = (input, { world, region }) => {
  const { changeSet } = requireChangeSet(world, region, input.ChangeSetName, input.StackName);
  const changes = JSON.parse(changeSet.changes) as ResourceChange[];
  const request = { token: input.NextToken, limit: undefined, fallback: 100, invalidToken };
  const { items, next } = page(changes, (change) => change.LogicalResourceId ?? "", request);
  return {
    ChangeSetName: changeSet.ChangeSetName,
    ChangeSetId: changeSet.ChangeSetId,
    StackId: changeSet.StackId,
    StackName: changeSet.StackName,
    Description: changeSet.Description,
    Parameters: changeSet.parameters,
    CreationTime: changeSet.CreationTime,
    ExecutionStatus: changeSet.ExecutionStatus,
    Status: changeSet.Status,
    StatusReason: changeSet.StatusReason,
    Capabilities: changeSet.Capabilities as ("CAPABILITY_IAM" | "CAPABILITY_NAMED_IAM")[],
    Tags: changeSet.inputs.tags,
    OnStackFailure: changeSet.OnStackFailure as "ROLLBACK",
    Changes: items.map(
      (change): Change => ({
        Type: "Resource",
        ResourceChange: input.IncludePropertyValues ? change : withoutValues(change),
      }),
    ),
    NextToken: next,
  };
};

/** Values are told only to those who ask for them. */
function withoutValues(change: ResourceChange): ResourceChange {
  const Details = change.Details?.map((detail) => {
    const { BeforeValue: _before, AfterValue: _after, ...Target } = detail.Target ?? {};
    return { ...detail, Target };
  });
  return { ...change, Details };
}

export const listChangeSets: Verb<"ListChangeSets"> = ({ StackName, NextToken }, { world, region }) => {
  const stack = requireStack(world, region, StackName);
  const request = { token: NextToken, limit: undefined, fallback: 100, invalidToken };
  const { items, next } = page(changeSetsOf(world, region, stack.StackId), (one) => one.ChangeSetId, request);
  return {
    Summaries: items.map(({ ChangeSetId, ChangeSetName, StackId, ...one }) => ({
      ChangeSetId,
      ChangeSetName,
      StackId,
      StackName: one.StackName,
      Status: one.Status,
      StatusReason: one.StatusReason,
      ExecutionStatus: one.ExecutionStatus,
      CreationTime: one.CreationTime,
      Description: one.Description,
    })),
    NextToken: next,
  };
};
