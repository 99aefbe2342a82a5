/** The store over a data directory: `snapshot.json` and the journal that goes on from it. */
import { mkdirSync, readdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { Store, Table } from "../store";
import { type Change, type Journal, openJournal } from "./journal";
import { lockDirectory } from "./lock";
import { readSnapshot, writeSnapshot } from "./snapshot";
import { MemoryTable } from "./table";

export interface StoreOptions {
  directory: string;
  /** Told of a background write that failed; it is tried again with the next one. */
  onError(error: unknown): void;
  /** The journal is folded into a new snapshot when it is larger than this and than the snapshot. Bytes. */
  compactAt?: number;
}

/** @throws LockedError when another process uses the directory */
export async function openStore({ directory, onError, compactAt = 4 * 1024 * 1024 }: StoreOptions): Promise<Store> {
  mkdirSync(directory, { recursive: true, mode: 0o700 });
  const unlock = await lockDirectory(directory);
  try {
    return new JournaledStore(directory, compactAt, onError, unlock);
  } catch (error) {
    await unlock();
    throw error;
  }
}

class JournaledStore implements Store {
  private readonly tables = new Map<string, Map<string, MemoryTable>>();
  private readonly snapshotPath: string;
  private pending: Change[] = [];
  private generation: number;
  private journal: Journal;
  private compactBeyond: number;
  private scheduled: NodeJS.Immediate | undefined;
  private closed = false;

  constructor(
    private readonly directory: string,
    private readonly compactAt: number,
    private readonly onError: (error: unknown) => void,
    private readonly unlock: () => Promise<void>,
  ) {
    this.compactBeyond = compactAt;
    this.snapshotPath = join(directory, "snapshot.json");
    const { generation, records } = readSnapshot(this.snapshotPath);
    this.generation = generation;
    for (const record of records) this.restore(record);
    this.journal = this.openJournal();
  }

  table<T extends object>(name: string, region: string): Table<T> {
    return this.memoryTable(name, region) as unknown as Table<T>;
  }

  regions(name: string): string[] {
    return [...(this.tables.get(name) ?? [])].filter(([, table]) => table.size > 0).map(([region]) => region);
  }

  flush(): void {
    if (this.pending.length === 0) return;
    this.journal.append(this.pending);
    this.pending = [];
    if (this.journal.size > this.compactBeyond) this.tryToCompact();
  }

  async close(): Promise<void> {
    if (this.closed) return;
    this.closed = true;
    clearImmediate(this.scheduled);
    try {
      this.flush();
    } finally {
      this.journal.close();
      await this.unlock();
    }
  }

  private memoryTable(name: string, region: string): MemoryTable {
    const regions = this.tables.get(name) ?? new Map<string, MemoryTable>();
    this.tables.set(name, regions);
    const table = regions.get(region) ?? new MemoryTable((key, value) => this.record(name, region, key, value));
    regions.set(region, table);
    return table;
  }

  private record(name: string, region: string, key: string, value: object | undefined): void {
    // Work that outlives the store (a timer at shutdown) must not reach a closed file.
    if (this.closed) return;
    this.pending.push(value ? [name, region, key, value] : [name, region, key]);
    this.scheduled ??= setImmediate(() => this.flushInBackground());
  }

  private flushInBackground(): void {
    this.scheduled = undefined;
    try {
      this.flush();
    } catch (error) {
      this.onError(error);
    }
  }

  private restore([name, region, key, value]: Change): void {
    this.memoryTable(name, region).restore(key, value);
  }

  private openJournal(): Journal {
    const name = `journal.${this.generation}`;
    for (const other of readdirSync(this.directory)) {
      if (other.startsWith("journal.") && other !== name) rmSync(join(this.directory, other));
    }
    return openJournal(join(this.directory, name), (change) => this.restore(change));
  }

  /** What is in the journal is safe already: a disk too full for a snapshot is no reason to refuse a request. */
  private tryToCompact(): void {
    try {
      this.compact();
    } catch (error) {
      this.compactBeyond = this.journal.size * 2;
      this.onError(error);
    }
  }

  /** The new snapshot names the next generation, so a crash between the two steps leaves nothing to replay twice. */
  private compact(): void {
    const records: Change[] = [];
    for (const [name, regions] of this.tables) {
      for (const [region, table] of regions) {
        for (const key of table.keys()) records.push([name, region, key, table.get(key)] as Change);
      }
    }
    const before = this.journal;
    const size = writeSnapshot(this.snapshotPath, { generation: this.generation + 1, records });
    this.generation++;
    this.compactBeyond = Math.max(this.compactAt, size);
    before.close();
    this.journal = this.openJournal();
  }
}
