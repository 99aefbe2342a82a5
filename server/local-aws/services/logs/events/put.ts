import { invalidParameter } from "../errors";
import { requireGroup, requireStream } from "../find";
import type { Verb } from "../module";
import { OVERHEAD } from "./event-buffer";
import { addEvents, persist } from "./events-of";

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;
const MOST_BYTES = 1_048_576;
const MOST_EVENTS = 10_000;
/** Too new is more than two hours ahead, too old more than 14 days back (API reference, PutLogEvents). */
const AHEAD_MS = 2 * HOUR_MS;
const BACK_MS = 14 * DAY_MS;

interface Given {
  timestamp: number;
  message: string;
}

/** Takes a batch; events that are too old, too new or expired are left out and said. On disk before it is answered. */
export const putLogEvents: Verb<"PutLogEvents"> = (input, { world, region }) => {
  const group = requireGroup(world, region, input.logGroupName);
  const stream = requireStream(world, region, group.name, input.logStreamName);
  const given = (input.logEvents ?? []).map(({ timestamp = 0, message = "" }) => ({ timestamp, message }));
  checkBatch(given);
  const now = world.now();
  const tooOld = given.findLastIndex(({ timestamp }) => timestamp < now - BACK_MS);
  const days = group.retentionInDays;
  const expired = days === undefined ? -1 : given.findLastIndex(({ timestamp }) => timestamp < now - days * DAY_MS);
  const tooNew = given.findIndex(({ timestamp }) => timestamp > now + AHEAD_MS);
  const taken = given.slice(Math.max(tooOld, expired) + 1, tooNew < 0 ? undefined : tooNew);
  addEvents(
    world,
    region,
    stream,
    taken.map((event) => ({ ...event, ingestionTime: now })),
  );
  persist(world, region, stream);
  return {
    // Ignored since 2023, yet still answered.
    nextSequenceToken: String(now).padStart(56, "0"),
    rejectedLogEventsInfo:
      taken.length === given.length
        ? undefined
        : {
            tooOldLogEventEndIndex: tooOld < 0 ? undefined : tooOld + 1,
            expiredLogEventEndIndex: expired < 0 ? undefined : expired + 1,
            tooNewLogEventStartIndex: tooNew < 0 ? undefined : tooNew,
          },
  };
};

function checkBatch(events: readonly Given[]): void {
  if (events.length < 1 || events.length > MOST_EVENTS) {
    throw invalidParameter(`A batch must have 1 to ${MOST_EVENTS} log events.`);
  }
  let bytes = 0;
  let before = Number.NEGATIVE_INFINITY;
  for (const { timestamp, message } of events) {
    if (message === "") throw invalidParameter("Log event message must not be empty.");
    if (!Number.isSafeInteger(timestamp) || timestamp < 0) throw invalidParameter("Log event timestamp is not valid.");
    if (timestamp < before) {
      throw invalidParameter("Log events in a single PutLogEvents request must be in chronological order.");
    }
    before = timestamp;
    bytes += Buffer.byteLength(message) + OVERHEAD;
  }
  if (bytes > MOST_BYTES) throw invalidParameter(`Upload too large: ${bytes} bytes exceeds limit of ${MOST_BYTES}`);
  if (before - (events[0]?.timestamp ?? 0) > DAY_MS) {
    throw invalidParameter("The batch of log events in a single PutLogEvents request cannot span more than 24 hours.");
  }
}
