import type { LogStream } from "@aws-sdk/client-cloudwatch-logs";
import type { World } from "../../../world";
import { streamArn } from "../arns";
import { invalidParameter } from "../errors";
import { eventsOf } from "../events/events-of";
import { requireOneGroup, streamsOf } from "../find";
import type { Verb } from "../module";
import { listPage } from "../paging";
import type { LogStreamRecord } from "../records";

/** By name, or by the time of the last event; ascending unless asked otherwise. */
export const describeLogStreams: Verb<"DescribeLogStreams"> = (input, { world, region }) => {
  const { logStreamNamePrefix: prefix, orderBy = "LogStreamName", descending } = input;
  if (orderBy !== "LogStreamName" && orderBy !== "LastEventTime") {
    throw invalidParameter(`The order '${orderBy}' is not valid: specify LogStreamName or LastEventTime.`);
  }
  if (orderBy === "LastEventTime" && prefix !== undefined) {
    throw invalidParameter("Cannot order by LastEventTime with a logStreamNamePrefix.");
  }
  const group = requireOneGroup(world, region, input);
  const views = streamsOf(world, region, group.name)
    .filter(({ name }) => name.startsWith(prefix ?? ""))
    .map((stream) => streamView(world, region, stream))
    .sort(orderBy === "LastEventTime" ? byLastEvent : byName);
  if (descending) views.reverse();
  const { items, nextToken } = listPage(views, ({ logStreamName = "" }) => logStreamName, input);
  return { logStreams: items, nextToken };
};

const byName = (a: LogStream, b: LogStream) => ((a.logStreamName ?? "") < (b.logStreamName ?? "") ? -1 : 1);
const byLastEvent = (a: LogStream, b: LogStream) =>
  (a.lastEventTimestamp ?? 0) - (b.lastEventTimestamp ?? 0) || byName(a, b);

function streamView(world: World, region: string, stream: LogStreamRecord): LogStream {
  const events = eventsOf(world, region, stream);
  const last = events.at(-1);
  return {
    logStreamName: stream.name,
    creationTime: stream.createdAt,
    firstEventTimestamp: events[0]?.timestamp,
    lastEventTimestamp: last?.timestamp,
    lastIngestionTime: last?.ingestionTime,
    uploadSequenceToken: String(last?.sequence ?? 0).padStart(56, "0"),
    arn: streamArn(region, stream.group, stream.name),
    // Since 2019 AWS reports 0 for every stream.
    storedBytes: 0,
  };
}
