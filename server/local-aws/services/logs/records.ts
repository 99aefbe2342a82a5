/** What is stored of CloudWatch Logs. */
import type { Table } from "../../store";
import type { World } from "../../world";

export interface LogGroupRecord {
  name: string;
  /** Milliseconds since the epoch, as everywhere in this service. */
  createdAt: number;
  retentionInDays?: number | undefined;
  logGroupClass: "STANDARD" | "INFREQUENT_ACCESS" | "DELIVERY";
  kmsKeyId?: string | undefined;
  tags: Record<string, string>;
}

export interface LogStreamRecord {
  group: string;
  name: string;
  createdAt: number;
}

export interface LogEvent {
  /** Grows within its stream, in order of arrival. */
  sequence: number;
  timestamp: number;
  ingestionTime: number;
  message: string;
}

/** A run of a stream's events: written as a whole, so that lines are not journalled one by one. */
export interface ChunkRecord {
  group: string;
  stream: string;
  /** Grows within its stream. */
  number: number;
  events: readonly LogEvent[];
}

export const groups = (world: World, region: string): Table<LogGroupRecord> => world.store.table("logs/groups", region);
/** Keyed by {@link streamKey}. */
export const streams = (world: World, region: string): Table<LogStreamRecord> =>
  world.store.table("logs/streams", region);
/** Keyed by the stream's key and the chunk's number. */
export const chunks = (world: World, region: string): Table<ChunkRecord> => world.store.table("logs/chunks", region);

/** Neither name can hold a colon. */
export const streamKey = (group: string, stream: string): string => `${group}:${stream}`;
