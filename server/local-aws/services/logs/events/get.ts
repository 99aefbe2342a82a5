import { constraint } from "../errors";
import { requireOneGroup, requireStream } from "../find";
import type { Verb } from "../module";
import type { LogEvent } from "../records";
import { OVERHEAD } from "./event-buffer";
import { eventsOf } from "./events-of";
import { backwardToken, compare, forwardToken, indexOf, type Position, readToken } from "./position";

const MOST_EVENTS = 10_000;
const MOST_BYTES = 1_048_576;

/**
 * A page of one stream, oldest first. Without a token the last page, or the first with `startFromHead`. At either end the
 * token that comes back is the one that was given: that is how a reader knows (API reference, GetLogEvents).
 */
export const getLogEvents: Verb<"GetLogEvents"> = (input, { world, region }) => {
  const { startTime = 0, endTime = Number.POSITIVE_INFINITY, nextToken } = input;
  const limit = checkLimit(input.limit);
  const group = requireOneGroup(world, region, input);
  const stream = requireStream(world, region, group.name, input.logStreamName);
  const token = nextToken === undefined ? undefined : readToken(nextToken);
  const all = eventsOf(world, region, stream).filter(({ timestamp }) => timestamp >= startTime && timestamp < endTime);
  const forward = token ? token.direction === "forward" : (input.startFromHead ?? false);
  const page = forward ? pageAfter(all, token?.position, limit) : pageBefore(all, token?.position, limit);
  const here = token?.position ?? { timestamp: 0, sequence: 0 };
  const last = page.at(-1);
  return {
    events: page.map(({ timestamp, message, ingestionTime }) => ({ timestamp, message, ingestionTime })),
    nextForwardToken: forwardToken(last ?? here),
    nextBackwardToken: backwardToken(page[0] ?? here),
  };
};

/** @throws AwsError InvalidParameterException */
export function checkLimit(limit: number | undefined): number {
  if (limit === undefined) return MOST_EVENTS;
  if (limit < 1) throw constraint(String(limit), "limit", "Member must have value greater than or equal to 1");
  if (limit > MOST_EVENTS)
    throw constraint(String(limit), "limit", `Member must have value less than or equal to ${MOST_EVENTS}`);
  return limit;
}

function pageAfter(events: readonly LogEvent[], position: Position | undefined, limit: number): LogEvent[] {
  const at = position === undefined ? 0 : indexOf(events, position);
  // The event at the position itself was given out already.
  const event = events[at];
  const start = position && event && compare(event, position) === 0 ? at + 1 : at;
  return withinBytes(events.slice(start, start + limit));
}

function pageBefore(events: readonly LogEvent[], position: Position | undefined, limit: number): LogEvent[] {
  const end = position === undefined ? events.length : indexOf(events, position);
  return withinBytes(events.slice(Math.max(0, end - limit), end).reverse()).reverse();
}

/** As many from the front as an answer of 1 MB takes; one at least. */
export function withinBytes<T extends { message: string }>(events: readonly T[]): T[] {
  let bytes = 0;
  const over = events.findIndex((event, index) => {
    bytes += Buffer.byteLength(event.message) + OVERHEAD;
    return index > 0 && bytes > MOST_BYTES;
  });
  return over < 0 ? [...events] : events.slice(0, over);
}
