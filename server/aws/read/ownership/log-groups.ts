import "server-only";
import { DescribeLogGroupsCommand, ListTagsForResourceCommand, type LogGroup } from "@aws-sdk/client-cloudwatch-logs";
import type { LogGroupFact } from "@/lib/domain/facts";
import { call } from "../../call";
import { allPages } from "../pages";

/** The log group of exactly this name with its tags; an empty list when there is none. */
export async function findLogGroup(name: string): Promise<LogGroupFact[]> {
  const groups = await allPages(async (nextToken) => {
    const answer = await call(new DescribeLogGroupsCommand({ logGroupNamePrefix: name, limit: 50, nextToken }));
    return { items: answer.logGroups, next: answer.nextToken };
  });
  return Promise.all(groups.filter(({ logGroupName }) => logGroupName === name).map(withTags));
}

async function withTags({ logGroupArn, arn, logGroupName }: LogGroup): Promise<LogGroupFact> {
  // `arn` ends in `:*`, which tags are not asked by (CloudWatch Logs API reference, LogGroup).
  const resourceArn = logGroupArn ?? arn?.replace(/:\*$/, "") ?? "";
  const answer = await call(new ListTagsForResourceCommand({ resourceArn }));
  return { arn: resourceArn, name: logGroupName ?? resourceArn, tags: { ...answer.tags } };
}
