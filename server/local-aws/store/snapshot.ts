/** All records in one file. Its generation says which journal goes on from it: older ones are already contained. */
import { existsSync, readFileSync } from "node:fs";
import { decode, encode } from "./encode";
import { replaceFile } from "./files";
import type { Change } from "./journal";

interface Snapshot {
  generation: number;
  records: Change[];
}

/** Generation 0 and nothing in it when there is no file yet. */
export function readSnapshot(path: string): Snapshot {
  if (!existsSync(path)) return { generation: 0, records: [] };
  try {
    const { generation, records } = JSON.parse(readFileSync(path, "utf8")) as Snapshot;
    return { generation, records: records.map((record) => decode(record) as Change) };
  } catch (cause) {
    throw new Error(`The state file ${path} is damaged. Move it away to start afresh.`, { cause });
  }
}

/** Answers its size in characters. */
export function writeSnapshot(path: string, { generation, records }: Snapshot): number {
  const text = JSON.stringify({ generation, records: records.map(encode) });
  replaceFile(path, text);
  return text.length;
}
