import type { FilteredLogEvent, FilterLogEventsRequest } from "@aws-sdk/client-cloudwatch-logs";
import type { RequestContext } from "../../../protocol/operations";
import { invalidParameter } from "../errors";
import { requireOneGroup, requireStream, streamsOf } from "../find";
import type { Verb } from "../module";
import type { LogStreamRecord } from "../records";
import { eventsOf } from "./events-of";
import { checkLimit, withinBytes } from "./get";
import { matches, parsePattern } from "./pattern";
import { digits } from "./position";

interface Found {
  stream: string;
  timestamp: number;
  sequence: number;
  message: string;
  ingestionTime: number;
}

/** Events of a group's streams that match, oldest first; both ends of the time range belong to it. */
export const filterLogEvents: Verb<"FilterLogEvents"> = (input, context) => {
  const limit = checkLimit(input.limit);
  const pattern = parsePattern(input.filterPattern ?? "");
  const after = input.nextToken === undefined ? undefined : readToken(input.nextToken);
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY } = input;
  const found: Found[] = [];
  for (const stream of streamsAsked(input, context)) {
    for (const event of eventsOf(context.world, context.region, stream)) {
      if (event.timestamp < startTime || event.timestamp > endTime) continue;
      const candidate = { stream: stream.name, ...event };
      if (after && order(candidate, after) <= 0) continue;
      if (matches(pattern, event.message)) found.push(candidate);
    }
  }
  const page = withinBytes(found.sort(order).slice(0, limit));
  const last = page.at(-1);
  return {
    events: page.map(view),
    searchedLogStreams: [],
    nextToken: last && page.length < found.length ? writeToken(last) : undefined,
  };
};

function streamsAsked(input: FilterLogEventsRequest, { world, region }: RequestContext): LogStreamRecord[] {
  const { logStreamNames: names, logStreamNamePrefix: prefix } = input;
  if (names !== undefined && prefix !== undefined) {
    throw invalidParameter("You must specify either logStreamNames or logStreamNamePrefix, but not both.");
  }
  if (names && (names.length < 1 || names.length > 100)) {
    throw invalidParameter("logStreamNames must have 1 to 100 members.");
  }
  const group = requireOneGroup(world, region, input);
  if (names) return [...new Set(names)].map((name) => requireStream(world, region, group.name, name));
  return streamsOf(world, region, group.name).filter(({ name }) => name.startsWith(prefix ?? ""));
}

type Place = Pick<Found, "timestamp" | "stream" | "sequence">;

function order(a: Place, b: Place): number {
  if (a.timestamp !== b.timestamp) return a.timestamp - b.timestamp;
  if (a.stream !== b.stream) return a.stream < b.stream ? -1 : 1;
  return a.sequence - b.sequence;
}

const view = (event: Found): FilteredLogEvent => ({
  logStreamName: event.stream,
  timestamp: event.timestamp,
  message: event.message,
  ingestionTime: event.ingestionTime,
  eventId: digits(event),
});

function writeToken({ timestamp, stream, sequence }: Place): string {
  return Buffer.from(JSON.stringify([timestamp, stream, sequence])).toString("base64url");
}

function readToken(token: string): Place {
  try {
    const parsed: unknown = JSON.parse(Buffer.from(token, "base64url").toString("utf8"));
    if (Array.isArray(parsed)) {
      const [timestamp, stream, sequence] = parsed as unknown[];
      if (typeof timestamp === "number" && typeof stream === "string" && typeof sequence === "number") {
        return { timestamp, stream, sequence };
      }
    }
  } catch {
    // Not ours: said below.
  }
  throw invalidParameter("The specified nextToken is invalid.");
}
