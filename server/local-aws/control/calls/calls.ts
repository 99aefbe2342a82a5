/** Counts the calls of the control plane, so that a test can say how many an inventory makes. */

/** By service and operation. */
export type Counts = Record<string, Record<string, number>>;

type Tally = ReadonlyMap<string, number>;

/** Older marks are forgotten. */
const MAX_MARKS = 1_000;

export class Calls {
  /** By `service operation`, since the start. */
  private tally = new Map<string, number>();
  private readonly marks = new Map<number, Tally>();
  private last = 0;

  count(service: string, operation: string): void {
    const key = `${service} ${operation}`;
    this.tally.set(key, (this.tally.get(key) ?? 0) + 1);
  }

  /** A point in time to count from. */
  mark(): number {
    this.last++;
    this.marks.set(this.last, new Map(this.tally));
    const [oldest] = this.marks.keys();
    if (this.marks.size > MAX_MARKS && oldest !== undefined) this.marks.delete(oldest);
    return this.last;
  }

  /** Undefined for a mark that is not known (any more). Without one: since the start. */
  since(mark?: number): { total: number; calls: Counts } | undefined {
    const before: Tally | undefined = mark === undefined ? new Map() : this.marks.get(mark);
    if (!before) return undefined;
    const calls: Counts = {};
    let total = 0;
    for (const [key, count] of [...this.tally].sort(([a], [b]) => (a < b ? -1 : 1))) {
      const more = count - (before.get(key) ?? 0);
      if (more === 0) continue;
      const [service = "", operation = ""] = key.split(" ");
      calls[service] = { ...calls[service], [operation]: more };
      total += more;
    }
    return { total, calls };
  }

  /** Marks taken before mean nothing after. */
  clear(): void {
    this.tally = new Map();
    this.marks.clear();
  }
}
