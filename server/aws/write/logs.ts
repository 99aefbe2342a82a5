import "server-only";
import {
  CreateLogGroupCommand,
  DeleteRetentionPolicyCommand,
  DescribeLogGroupsCommand,
  ListTagsForResourceCommand,
  PutRetentionPolicyCommand,
} from "@aws-sdk/client-cloudwatch-logs";
import { call } from "../call";
import { given, type Tags, unlessThere } from "./or-null";

export interface LogGroupInfo {
  /** Without the `:*` that AWS puts at its end. */
  arn: string;
  retentionDays?: number;
}

/** By its whole name; AWS looks by prefix, in alphabetical order, so that it comes first. */
export async function findLogGroup(name: string): Promise<LogGroupInfo | null> {
  const answer = await call(new DescribeLogGroupsCommand({ logGroupNamePrefix: name, limit: 1 }));
  const found = answer.logGroups?.find((group) => group.logGroupName === name);
  if (found === undefined) return null;
  return { arn: given(found.arn, "log group ARN").replace(/:\*$/, ""), retentionDays: found.retentionInDays };
}

/** That it is there already is fine. */
export async function createLogGroup(name: string, tags: Tags): Promise<void> {
  await unlessThere(call(new CreateLogGroupCommand({ logGroupName: name, tags })));
}

/** How long its events are kept; null: for ever. Sent again, it is the same. */
export async function keepLogsFor(logGroupName: string, retentionInDays: number | null): Promise<void> {
  if (retentionInDays === null) await call(new DeleteRetentionPolicyCommand({ logGroupName }), { idempotent: true });
  else await call(new PutRetentionPolicyCommand({ logGroupName, retentionInDays }), { idempotent: true });
}

export async function logGroupTags(arn: string): Promise<Tags> {
  return { ...(await call(new ListTagsForResourceCommand({ resourceArn: arn }))).tags };
}
