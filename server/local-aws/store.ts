/**
 * The endpoint's state: tables of records, held in memory and written to a journal in the data directory before a
 * request is acknowledged. Records are immutable: put a changed copy, never change one in place. Dates are kept as Dates.
 */
export interface Store {
  /** A table of one region, e.g. `table<Cluster>("ecs/clusters", region)`. Made on first use; the same object each time. */
  table<T extends object>(name: string, region: string): Table<T>;
  /** The regions that hold a record in this table: what a background worker visits. */
  regions(name: string): string[];
  /** Writes what is pending as one atomic journal record. The protocol layer calls it before every answer; background work is flushed at the end of the current turn by itself. */
  flush(): void;
  close(): Promise<void>;
}

export interface Table<T extends object> {
  get(key: string): T | undefined;
  has(key: string): boolean;
  put(key: string, value: T): void;
  /** True if there was such a record. */
  delete(key: string): boolean;
  /** In order of first insertion. */
  values(): T[];
  keys(): string[];
  readonly size: number;
}
