import { page } from "../../../protocol/pages";
import { validationError } from "../errors";
import type { Verb } from "../module";
import { stacks } from "../records";
import { requireStack } from "./find";
import { stackView } from "./view";

const invalidToken = () => validationError("Invalid NextToken");

/** One by name or id (deleted ones by id), or all that are not deleted, newest first. */
export const describeStacks: Verb<"DescribeStacks"> = ({ StackName, NextToken }, { world, region }) => {
  if (StackName !== undefined) return { Stacks: [stackView(requireStack(world, region, StackName))] };
  const all = stacks(world, region)
    .values()
    .filter((stack) => stack.Status !== "DELETE_COMPLETE");
  const request = { token: NextToken, limit: undefined, fallback: 100, invalidToken };
  const { items, next } = page(all.reverse(), (stack) => stack.StackId, request);
  return { Stacks: items.map(stackView), NextToken: next };
};

/** Deleted ones included. */
export const listStacks: Verb<"ListStacks"> = ({ StackStatusFilter = [], NextToken }, { world, region }) => {
  const found = stacks(world, region)
    .values()
    .filter((stack) => StackStatusFilter.length === 0 || StackStatusFilter.includes(stack.Status));
  const request = { token: NextToken, limit: undefined, fallback: 100, invalidToken };
  const { items, next } = page(found.reverse(), (stack) => stack.StackId, request);
  return {
    StackSummaries: items.map((stack) => ({
      StackId: stack.StackId,
      StackName: stack.StackName,
      TemplateDescription: stack.Description,
      CreationTime: stack.CreationTime,
      LastUpdatedTime: stack.LastUpdatedTime,
      DeletionTime: stack.DeletionTime,
      StackStatus: stack.Status,
      StackStatusReason: stack.StatusReason,
      DriftInformation: { StackDriftStatus: stack.drift.status, LastCheckTimestamp: stack.drift.checkedAt },
    })),
    NextToken: next,
  };
};
