import { page } from "../../../protocol/pages";
import { validationError } from "../errors";
import type { Verb } from "../module";
import { events } from "../records";
import { requireStack } from "./find";

/** Newest first, a hundred a page. */
export const describeStackEvents: Verb<"DescribeStackEvents"> = ({ StackName, NextToken }, { world, region }) => {
  const { StackId } = requireStack(world, region, StackName);
  const table = events(world, region);
  const own = table.keys().filter((key) => key.startsWith(`${StackId}|`));
  const invalidToken = () => validationError("Invalid NextToken");
  const request = { token: NextToken, limit: undefined, fallback: 100, invalidToken };
  const { items, next } = page(own.reverse(), (key) => key, request);
  return { StackEvents: items.flatMap((key) => table.get(key) ?? []), NextToken: next };
};
