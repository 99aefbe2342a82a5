/**
 * The events of one stream, in chunks: what is written to the store is a chunk, and what is dropped to stay within the
 * bounds is the oldest one.
 */
import type { LogEvent } from "../records";

export const MOST_EVENTS = 10_000;
const MOST_BYTES = 8 * 1024 * 1024;
const CHUNK = 200;
/** What AWS counts for an event beside its message. */
export const OVERHEAD = 26;

interface Chunk {
  number: number;
  events: LogEvent[];
  bytes: number;
}

export type NewEvent = Pick<LogEvent, "timestamp" | "ingestionTime" | "message">;

export class EventBuffer {
  readonly #chunks: Chunk[] = [];
  readonly #dirty = new Set<number>();
  readonly #dropped = new Set<number>();
  #sequence = 0;
  #count = 0;
  #bytes = 0;
  #sorted: LogEvent[] | undefined = [];

  get bytes(): number {
    return this.#bytes;
  }

  get isDirty(): boolean {
    return this.#dirty.size > 0 || this.#dropped.size > 0;
  }

  append(event: NewEvent): void {
    let tail = this.#chunks.at(-1);
    if (!tail || tail.events.length >= CHUNK) {
      tail = { number: (tail?.number ?? 0) + 1, events: [], bytes: 0 };
      this.#chunks.push(tail);
    }
    this.#take(tail, { sequence: ++this.#sequence, ...event });
    this.#dirty.add(tail.number);
    while (this.#chunks.length > 1 && (this.#count > MOST_EVENTS || this.#bytes > MOST_BYTES)) this.#dropOldest();
  }

  /** A chunk that was stored; in order of their numbers. */
  restore(number: number, events: readonly LogEvent[]): void {
    const chunk: Chunk = { number, events: [], bytes: 0 };
    this.#chunks.push(chunk);
    for (const event of events) {
      this.#take(chunk, event);
      this.#sequence = Math.max(this.#sequence, event.sequence);
    }
  }

  /** By timestamp, and in order of arrival where that is the same. Not to be changed. */
  events(): readonly LogEvent[] {
    this.#sorted ??= this.#chunks
      .flatMap((chunk) => chunk.events)
      .sort((a, b) => a.timestamp - b.timestamp || a.sequence - b.sequence);
    return this.#sorted;
  }

  /** What has to be written and what to be deleted since the last call. */
  takeChanges(): { changed: { number: number; events: LogEvent[] }[]; dropped: number[] } {
    const changed = this.#chunks
      .filter(({ number }) => this.#dirty.has(number))
      .map(({ number, events }) => ({ number, events: [...events] }));
    const dropped = [...this.#dropped];
    this.#dirty.clear();
    this.#dropped.clear();
    return { changed, dropped };
  }

  get chunkNumbers(): number[] {
    return this.#chunks.map(({ number }) => number);
  }

  #take(chunk: Chunk, event: LogEvent): void {
    const size = Buffer.byteLength(event.message) + OVERHEAD;
    chunk.events.push(event);
    chunk.bytes += size;
    this.#bytes += size;
    this.#count++;
    const last = this.#sorted?.at(-1);
    if (last && last.timestamp > event.timestamp) this.#sorted = undefined;
    else this.#sorted?.push(event);
  }

  #dropOldest(): void {
    const oldest = this.#chunks.shift();
    if (!oldest) return;
    this.#count -= oldest.events.length;
    this.#bytes -= oldest.bytes;
    this.#dirty.delete(oldest.number);
    this.#dropped.add(oldest.number);
    this.#sorted = undefined;
  }
}
