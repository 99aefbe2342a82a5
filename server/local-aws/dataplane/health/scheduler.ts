/** Many due times, one timer: a binary heap of keyed jobs, so that 5,000 targets cost one timer and not 5,000. */

interface Job {
  key: string;
  at: number;
  run: () => void;
}

// Jobs that fall due together (a registration of many targets, a restart) are begun in slices.
const SLICE = 64;
const PAUSE_MS = 5;

export class Scheduler {
  private readonly heap: Job[] = [];
  /** The live job of each key; others in the heap are leftovers, skipped when they come up. */
  private readonly live = new Map<string, Job>();
  private timer: NodeJS.Timeout | undefined;
  private timerAt = Number.POSITIVE_INFINITY;
  private stopped = false;

  constructor(private readonly now: () => number) {}

  /** Runs `run` at `at` (ms since the epoch). A job of the same key is replaced. Jobs must not throw. */
  schedule(key: string, at: number, run: () => void): void {
    if (this.stopped) return;
    const job = { key, at, run };
    this.live.set(key, job);
    this.push(job);
    this.arm();
  }

  cancel(key: string): void {
    this.live.delete(key);
  }

  get size(): number {
    return this.live.size;
  }

  /** Runs what is due. Called by the timer; tests with a clock of their own call it themselves. */
  runDue(): void {
    const now = this.now();
    for (let begun = 0; begun < SLICE; ) {
      const job = this.heap[0];
      if (!job || job.at > now) break;
      this.pop();
      if (this.live.get(job.key) !== job) continue;
      this.live.delete(job.key);
      begun++;
      job.run();
    }
    this.arm(PAUSE_MS);
  }

  stop(): void {
    this.stopped = true;
    clearTimeout(this.timer);
    this.live.clear();
    this.heap.length = 0;
  }

  private arm(atLeastMs = 0): void {
    const next = this.heap[0];
    if (!next || this.stopped) return;
    const at = Math.max(next.at, this.now() + atLeastMs);
    if (this.timer && this.timerAt <= at) return;
    clearTimeout(this.timer);
    this.timerAt = at;
    // A timer of more than 2^31 ms would fire at once.
    this.timer = setTimeout(() => this.fire(), Math.min(Math.max(0, at - this.now()), 2 ** 31 - 1));
    this.timer.unref();
  }

  private fire(): void {
    this.timer = undefined;
    this.timerAt = Number.POSITIVE_INFINITY;
    this.runDue();
  }

  private push(job: Job): void {
    let index = this.heap.push(job) - 1;
    while (index > 0) {
      const parent = (index - 1) >> 1;
      if (!this.swapIfEarlier(index, parent)) break;
      index = parent;
    }
  }

  private pop(): void {
    const last = this.heap.pop();
    if (!last || this.heap.length === 0) return;
    this.heap[0] = last;
    for (let index = 0; ; ) {
      const left = 2 * index + 1;
      const child = this.earlier(left, left + 1);
      if (!this.swapIfEarlier(child, index)) break;
      index = child;
    }
  }

  private earlier(a: number, b: number): number {
    const [first, second] = [this.heap[a], this.heap[b]];
    return first && second && second.at < first.at ? b : a;
  }

  private swapIfEarlier(child: number, parent: number): boolean {
    const [lower, upper] = [this.heap[child], this.heap[parent]];
    if (!lower || !upper || lower.at >= upper.at) return false;
    this.heap[parent] = lower;
    this.heap[child] = upper;
    return true;
  }
}
