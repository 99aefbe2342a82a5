/** One table of one region, in memory. Every change is told to the journal. */
import type { Table } from "../store";
import { freeze } from "./freeze";

/** `value` undefined: the record was deleted. */
export type OnChange = (key: string, value: object | undefined) => void;

export class MemoryTable implements Table<object> {
  private readonly records = new Map<string, object>();

  constructor(private readonly onChange: OnChange) {}

  get(key: string): object | undefined {
    return this.records.get(key);
  }

  has(key: string): boolean {
    return this.records.has(key);
  }

  put(key: string, value: object): void {
    this.records.set(key, freeze(value));
    this.onChange(key, value);
  }

  delete(key: string): boolean {
    if (!this.records.delete(key)) return false;
    this.onChange(key, undefined);
    return true;
  }

  values(): object[] {
    return [...this.records.values()];
  }

  keys(): string[] {
    return [...this.records.keys()];
  }

  get size(): number {
    return this.records.size;
  }

  /** Takes what was read from disk, without telling the journal. */
  restore(key: string, value: object | undefined): void {
    if (value) this.records.set(key, freeze(value));
    else this.records.delete(key);
  }
}
