import "server-only";
import { DescribeLogGroupsCommand, ListTagsForResourceCommand, type LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { LogGroupFact } from "@/lib/domain/facts";
import { call } from "../../call";
import { allPages } from "../pages";

/** Log groups whose name begins so, with their tags: one call for each group. */
export async function listLogGroups(prefix: string): Promise<LogGroupFact[]> {
  const groups = await allPages(async (nextToken) => {
    const answer = await call(new DescribeLogGroupsCommand({ logGroupNamePrefix: prefix, limit: 50, nextToken }));
    return { items: answer.logGroups, next: answer.nextToken };
  });
  return Promise.all(groups.map(withTags));
}

/** The log group of exactly this name; an empty list when there is none. */
export async function findLogGroup(name: string): Promise<LogGroupFact[]> {
  return (await listLogGroups(name)).filter((group) => group.name === name);
}

async function withTags({ logGroupArn, arn, logGroupName }: LogGroup): Promise<LogGroupFact> {
  // `arn` ends in `:*`, which tags are not asked by (CloudWatch Logs API reference, LogGroup).
  const resourceArn = logGroupArn ?? arn?.replace(/:\*$/, "") ?? "";
  const answer = await call(new ListTagsForResourceCommand({ resourceArn }));
  return { arn: resourceArn, name: logGroupName ?? resourceArn, tags: { ...answer.tags } };
}
