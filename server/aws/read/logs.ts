import "server-only";
import { type FilteredLogEvent, FilterLogEventsCommand } from "@aws-sdk/client-cloudwatch-logs";
import type { LogEvent } from "@/lib/contracts/logs";
import { call } from "../call";

/** Which lines. Times in milliseconds since 1970; both ends belong to it. */
export interface LogFilter {
  group: string;
  /** What the names of the streams begin with; absent: all streams of the group. */
  streamPrefix?: string;
  /** Text that a line must contain; case counts. */
  search?: string;
  from: number;
  to?: number;
}

export interface LogPage {
  /** The newest, oldest first; at most `MOST_LINES`. */
  events: LogEvent[];
  /** `older`: there are more before these. `newer`: the range was too large to be read to its end. */
  left: "none" | "older" | "newer";
}

/** As many lines as a person looks through. */
export const MOST_LINES = 1_000;
/** FilterLogEvents gives 10,000 events or 1 MB at a time, the oldest first. */
const MOST_PAGES = 12;

/**
 * The newest matching lines. The order is AWS's: oldest first, so the whole range is read through, up to a bound.
 * @throws AwsFailure `not_found` when the group does not exist.
 */
export async function filterLogs(filter: LogFilter): Promise<LogPage> {
  let kept: LogEvent[] = [];
  let dropped = false;
  let nextToken: string | undefined;
  for (let page = 0; page < MOST_PAGES; page++) {
    const answer = await call(new FilterLogEventsCommand({ ...inputOf(filter), nextToken }));
    kept.push(...(answer.events ?? []).map(logEvent));
    dropped ||= kept.length > MOST_LINES;
    kept = kept.slice(-MOST_LINES);
    nextToken = answer.nextToken;
    // A page may be empty and yet have a successor (API reference, FilterLogEvents).
    if (nextToken === undefined) return { events: kept, left: dropped ? "older" : "none" };
  }
  return { events: kept, left: "newer" };
}

const inputOf = ({ group, streamPrefix, search, from, to }: LogFilter) => ({
  logGroupName: group,
  logStreamNamePrefix: streamPrefix,
  // In quotes a text is one term, whatever stands in it (CloudWatch Logs user guide, "Filter pattern syntax").
  filterPattern: search ? `"${search.replace(/["\\]/g, "\\$&")}"` : undefined,
  startTime: from,
  endTime: to,
});

const logEvent = ({ eventId, logStreamName, timestamp = 0, message = "" }: FilteredLogEvent): LogEvent => ({
  id: eventId ?? `${logStreamName} ${timestamp} ${message}`,
  writtenAt: new Date(timestamp).toISOString(),
  stream: logStreamName ?? "",
  message: message.replace(/\r?\n$/, ""),
});
