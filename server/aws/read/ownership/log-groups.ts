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
  const found = groups.filter(({ logGroupName }) => logGroupName === name).map(named);
  return (await Promise.all(found.map(tagLogGroup))).flat();
}

type Named = Pick<LogGroupFact, "arn" | "name">;

/** Those under a name, by their own: the first fifty, by one call. */
export async function listLogGroups(logGroupNamePrefix: string): Promise<Named[]> {
  const { logGroups = [] } = await call(new DescribeLogGroupsCommand({ logGroupNamePrefix, limit: 50 }));
  return logGroups.map(named);
}

/** A log group that is known, with its tags. */
export async function tagLogGroup({ arn, name }: Named): Promise<LogGroupFact[]> {
  const { tags } = await call(new ListTagsForResourceCommand({ resourceArn: arn }));
  return [{ arn, name, tags: { ...tags } }];
}

/** `arn` ends in `:*`, which tags are not asked by (CloudWatch Logs API reference, LogGroup). */
function named({ logGroupArn, arn, logGroupName }: LogGroup): Named {
  const own = logGroupArn ?? arn?.replace(/:\*$/, "") ?? "";
  return { arn: own, name: logGroupName ?? own };
}
