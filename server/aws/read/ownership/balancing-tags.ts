import "server-only";
import { DescribeTagsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Tags } from "@/lib/domain/ownership";
import { call } from "../../call";
import { inBatches } from "../pages";

/** One call takes so many (ELBv2 API reference, DescribeTags). */
const AT_ONCE = 20;

/** Tags of load balancers, target groups, listeners and rules, by ARN. */
export async function describeBalancingTags(arns: readonly string[]): Promise<Record<string, Tags>> {
  const answers = await Promise.all(
    inBatches(arns, AT_ONCE).map((ResourceArns) => call(new DescribeTagsCommand({ ResourceArns }))),
  );
  const described = answers.flatMap((answer) => answer.TagDescriptions ?? []);
  return Object.fromEntries(
    described.map(({ ResourceArn = "", Tags = [] }) => [
      ResourceArn,
      Object.fromEntries(Tags.map(({ Key = "", Value = "" }) => [Key, Value])),
    ]),
  );
}
