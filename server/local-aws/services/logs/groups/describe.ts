import type { LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { World } from "../../../world";
import { groupArn } from "../arns";
import { invalidParameter } from "../errors";
import { bytesOf } from "../events/events-of";
import { streamsOf } from "../find";
import type { Verb } from "../module";
import { listPage } from "../paging";
import { groups, type LogGroupRecord } from "../records";

/** By name. */
export const describeLogGroups: Verb<"DescribeLogGroups"> = (input, { world, region }) => {
  const { logGroupNamePrefix: prefix, logGroupNamePattern: pattern } = input;
  if (prefix !== undefined && pattern !== undefined) {
    throw invalidParameter("LogGroup name prefix and LogGroup name pattern are mutually exclusive parameters.");
  }
  const found = groups(world, region)
    .values()
    .filter(({ name }) => name.startsWith(prefix ?? ""))
    // A pattern is a part of the name, whatever its case.
    .filter(({ name }) => name.toLowerCase().includes((pattern ?? "").toLowerCase()))
    .filter((group) => input.logGroupClass === undefined || group.logGroupClass === input.logGroupClass)
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  const { items, nextToken } = listPage(found, ({ name }) => name, input);
  return { logGroups: items.map((group) => groupView(world, region, group)), nextToken };
};

function groupView(world: World, region: string, group: LogGroupRecord): LogGroup {
  const arn = groupArn(region, group.name);
  return {
    logGroupName: group.name,
    creationTime: group.createdAt,
    retentionInDays: group.retentionInDays,
    metricFilterCount: 0,
    arn: `${arn}:*`,
    logGroupArn: arn,
    storedBytes: streamsOf(world, region, group.name).reduce((sum, stream) => sum + bytesOf(world, region, stream), 0),
    kmsKeyId: group.kmsKeyId,
    logGroupClass: group.logGroupClass,
  };
}
