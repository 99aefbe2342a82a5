/**
 * Lets a bounded number of checks begin at once. Thousands of checks begun together would slow each other down until
 * healthy targets time out. A check that hangs keeps its place for a moment only, so that it holds up nobody.
 */
export class Gate {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly holdMs: number,
  ) {}

  async pass<T>(task: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) await new Promise<void>((resolve) => this.waiting.push(resolve));
    else this.inside++;
    let left = false;
    const leave = () => {
      if (left) return;
      left = true;
      clearTimeout(timer);
      // The place is handed on, or given back.
      const next = this.waiting.shift();
      if (next) next();
      else this.inside--;
    };
    const timer = setTimeout(leave, this.holdMs);
    timer.unref();
    return task().finally(leave);
  }
}
