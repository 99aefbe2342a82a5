/**
 * A file of lines, one atomic group of changes each. A line that a crash cut short was never acknowledged and is
 * dropped at the next start. Writes reach the kernel before they are acknowledged, so `kill -9` loses nothing; only a
 * machine that loses power may lose its last seconds, which keeps a write at microseconds.
 */
import { closeSync, existsSync, ftruncateSync, openSync, readFileSync } from "node:fs";
import { decode, encode } from "./encode";
import { writeAll } from "./files";

/** `[table, region, key, value]`; three elements are a deletion. */
export type Change = [table: string, region: string, key: string, value?: object];

export interface Journal {
  append(changes: readonly Change[]): void;
  readonly size: number;
  close(): void;
}

/** Replays what is there, cuts off a torn tail, and goes on after it. */
export function openJournal(path: string, apply: (change: Change) => void): Journal {
  let size = existsSync(path) ? replay(path, apply) : 0;
  const fd = openSync(path, size === 0 ? "w" : "r+", 0o600);
  ftruncateSync(fd, size);
  closeSync(fd);
  const appending = openSync(path, "a", 0o600);
  return {
    append(changes) {
      const line = Buffer.from(`${JSON.stringify(changes.map(encode))}\n`);
      try {
        writeAll(appending, line);
      } catch (error) {
        // A full disk may have taken half a line: take it back, or what follows would be unreadable.
        ftruncateSync(appending, size);
        throw error;
      }
      size += line.length;
    },
    get size() {
      return size;
    },
    close: () => closeSync(appending),
  };
}

/** Answers how many bytes are whole lines. */
function replay(path: string, apply: (change: Change) => void): number {
  const content = readFileSync(path);
  let start = 0;
  for (let end = content.indexOf(10, start); end >= 0; end = content.indexOf(10, start)) {
    const changes = parseLine(content.subarray(start, end));
    if (!changes) {
      if (content.indexOf(10, end + 1) < 0) return start;
      throw new Error(`The state file ${path} is damaged at byte ${start}. Move it away to start afresh.`);
    }
    for (const change of changes) apply(change);
    start = end + 1;
  }
  return start;
}

function parseLine(line: Buffer): Change[] | undefined {
  try {
    return decode(JSON.parse(line.toString("utf8"))) as Change[];
  } catch {
    return undefined;
  }
}
