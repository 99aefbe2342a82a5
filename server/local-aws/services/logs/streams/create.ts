import type { World } from "../../../world";
import { checkStreamName } from "../arns";
import { streamExists } from "../errors";
import { dropStream, lastEventOf } from "../events/events-of";
import { requireGroup, streamsOf } from "../find";
import type { Verb } from "../module";
import { type LogStreamRecord, streamKey, streams } from "../records";

/** AWS keeps any number. Here the one that was quiet longest goes: tasks that cycle make a stream each, for ever. */
const MOST_STREAMS = 1_000;

export const createLogStream: Verb<"CreateLogStream"> = (input, { world, region }) => {
  const name = checkStreamName(input.logStreamName ?? "");
  const group = requireGroup(world, region, input.logGroupName);
  if (streams(world, region).has(streamKey(group.name, name))) throw streamExists();
  addStream(world, region, group.name, name);
  return {};
};

export function addStream(world: World, region: string, group: string, name: string): LogStreamRecord {
  makeRoom(world, region, group);
  const record: LogStreamRecord = { group, name, createdAt: world.now() };
  streams(world, region).put(streamKey(group, name), record);
  return record;
}

function makeRoom(world: World, region: string, group: string): void {
  const present = streamsOf(world, region, group);
  if (present.length < MOST_STREAMS) return;
  const quietSince = (stream: LogStreamRecord) => lastEventOf(world, region, stream)?.ingestionTime ?? stream.createdAt;
  const oldest = present.reduce((a, b) => (quietSince(b) < quietSince(a) ? b : a));
  dropStream(world, region, oldest);
}
