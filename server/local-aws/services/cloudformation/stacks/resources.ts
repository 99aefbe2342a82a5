import type { StackResourceDetail } from "@aws-sdk/client-cloudformation";
import { page } from "../../../protocol/pages";
import { validationError } from "../errors";
import type { Verb } from "../module";
import { type ResourceRecord, resourcesOf, type StackRecord, stacks } from "../records";
import { requireStack } from "./find";

/** By stack, or by the physical id of something that a stack made. */
export const describeStackResources: Verb<"DescribeStackResources"> = (input, { world, region }) => {
  const { StackName, PhysicalResourceId, LogicalResourceId } = input;
  if (StackName === undefined && PhysicalResourceId === undefined) {
    throw validationError("Either StackName or PhysicalResourceId must be specified");
  }
  const owner =
    StackName === undefined
      ? stacks(world, region)
          .values()
          .find(({ StackId }) =>
            resourcesOf(world, region, StackId).some((record) => record.physicalId === PhysicalResourceId),
          )
      : requireStack(world, region, StackName);
  if (!owner) throw validationError(`Stack for ${PhysicalResourceId} does not exist`);
  const own = resourcesOf(world, region, owner.StackId).filter(
    (record) => LogicalResourceId === undefined || record.logicalId === LogicalResourceId,
  );
  return {
    StackResources: own.map((record) => ({ ...common(owner, record), Timestamp: record.timestamp })),
  };
};

export const describeStackResource: Verb<"DescribeStackResource"> = (input, { world, region }) => {
  const stack = requireStack(world, region, input.StackName);
  const record = resourcesOf(world, region, stack.StackId).find((one) => one.logicalId === input.LogicalResourceId);
  if (!record) {
    throw validationError(`Resource ${input.LogicalResourceId} does not exist for stack ${stack.StackName}`);
  }
  const StackResourceDetail: StackResourceDetail = {
    ...common(stack, record),
    LastUpdatedTimestamp: record.timestamp,
    ...(record.metadata === undefined ? {} : { Metadata: JSON.stringify(record.metadata) }),
  };
  return { StackResourceDetail };
};

export const listStackResources: Verb<"ListStackResources"> = ({ StackName, NextToken }, { world, region }) => {
  const stack = requireStack(world, region, StackName);
  const invalidToken = () => validationError("Invalid NextToken");
  const request = { token: NextToken, limit: undefined, fallback: 100, invalidToken };
  const own = resourcesOf(world, region, stack.StackId);
  const { items, next } = page(own, (record) => record.logicalId, request);
  return {
    StackResourceSummaries: items.map((record) => {
      const { StackId: _id, StackName: _name, ...shown } = common(stack, record);
      return { ...shown, LastUpdatedTimestamp: record.timestamp };
    }),
    NextToken: next,
  };
};

function common(stack: StackRecord, record: ResourceRecord) {
  const { drift } = record;
  return {
    StackName: stack.StackName,
    StackId: stack.StackId,
    LogicalResourceId: record.logicalId,
    PhysicalResourceId: record.physicalId ?? "",
    ResourceType: record.type,
    ResourceStatus: record.Status,
    ResourceStatusReason: record.StatusReason,
    DriftInformation: {
      StackResourceDriftStatus: drift?.status ?? ("NOT_CHECKED" as const),
      LastCheckTimestamp: drift?.checkedAt,
    },
  };
}
