/** The events of all streams of one endpoint, in memory; written to the store in chunks. */
import type { World } from "../../../world";
import { type ChunkRecord, chunks, groups, type LogEvent, type LogStreamRecord, streamKey, streams } from "../records";
import { EventBuffer, type NewEvent } from "./event-buffer";

const DAY_MS = 86_400_000;

/** By region and stream key. */
type Buffers = Map<string, { region: string; stream: LogStreamRecord; buffer: EventBuffer }>;

const buffersOf = new WeakMap<World, Buffers>();

function buffersIn(world: World): Buffers {
  let buffers = buffersOf.get(world);
  if (!buffers) {
    buffers = load(world);
    buffersOf.set(world, buffers);
  }
  return buffers;
}

function load(world: World): Buffers {
  const buffers: Buffers = new Map();
  for (const region of world.store.regions("logs/chunks")) {
    const stored = chunks(world, region).values();
    for (const chunk of stored.sort((a, b) => a.number - b.number)) restore(world, region, chunk, buffers);
  }
  return buffers;
}

function restore(world: World, region: string, chunk: ChunkRecord, buffers: Buffers): void {
  const key = streamKey(chunk.group, chunk.stream);
  const stream = streams(world, region).get(key);
  if (!stream) return;
  const entry = buffers.get(`${region}/${key}`) ?? { region, stream, buffer: new EventBuffer() };
  entry.buffer.restore(chunk.number, chunk.events);
  buffers.set(`${region}/${key}`, entry);
}

function bufferOf(world: World, region: string, stream: LogStreamRecord): EventBuffer {
  const buffers = buffersIn(world);
  const key = `${region}/${streamKey(stream.group, stream.name)}`;
  const entry = buffers.get(key) ?? { region, stream, buffer: new EventBuffer() };
  buffers.set(key, entry);
  return entry.buffer;
}

export function addEvents(world: World, region: string, stream: LogStreamRecord, events: readonly NewEvent[]): void {
  const buffer = bufferOf(world, region, stream);
  for (const event of events) buffer.append(event);
}

/** By time; what the group's retention has expired is not among them. */
export function eventsOf(world: World, region: string, stream: LogStreamRecord): readonly LogEvent[] {
  const events = bufferOf(world, region, stream).events();
  const days = groups(world, region).get(stream.group)?.retentionInDays;
  if (days === undefined) return events;
  const oldest = world.now() - days * DAY_MS;
  return (events[0]?.timestamp ?? oldest) >= oldest ? events : events.filter((event) => event.timestamp >= oldest);
}

export function lastEventOf(world: World, region: string, stream: LogStreamRecord): LogEvent | undefined {
  return bufferOf(world, region, stream).events().at(-1);
}

export function bytesOf(world: World, region: string, stream: LogStreamRecord): number {
  return bufferOf(world, region, stream).bytes;
}

/** Forgets a stream and all it holds. */
export function dropStream(world: World, region: string, stream: LogStreamRecord): void {
  const key = streamKey(stream.group, stream.name);
  const buffer = bufferOf(world, region, stream);
  const { dropped } = buffer.takeChanges();
  for (const number of [...dropped, ...buffer.chunkNumbers]) chunks(world, region).delete(`${key}:${number}`);
  buffersIn(world).delete(`${region}/${key}`);
  streams(world, region).delete(key);
}

/** Writes what came in since the last time. */
export function persistAll(world: World): void {
  for (const { region, stream, buffer } of buffersIn(world).values()) {
    if (buffer.isDirty) persist(world, region, stream);
  }
}

export function persist(world: World, region: string, stream: LogStreamRecord): void {
  const { group, name } = stream;
  const key = streamKey(group, name);
  const table = chunks(world, region);
  const { changed, dropped } = bufferOf(world, region, stream).takeChanges();
  for (const number of dropped) table.delete(`${key}:${number}`);
  for (const { number, events } of changed) table.put(`${key}:${number}`, { group, stream: name, number, events });
}
