import { setTimeout as sleep } from "node:timers/promises";

export interface Rate {
  perSecond: number;
  burst: number;
}

/** A throttled bucket never falls below this part of its rate, and is back at the whole after a minute of quiet. */
const LOWEST = 1 / 8;
const RECOVERY_MS = 60_000;

/** Calls wait here for their turn. Time comes from outside, so that tests own it. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;
  /** Part of the rate that is spent: 1, less after AWS throttled. */
  private share = 1;
  /** Until then nothing is spent, because AWS said so. */
  private quietUntil = Number.NEGATIVE_INFINITY;
  /** Those who can wait stand in a line of their own. */
  private line: Promise<void> = Promise.resolve();
  private servedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
    private readonly wait: (ms: number) => Promise<unknown> = sleep,
  ) {
    this.tokens = rate.burst;
    this.filledAt = now();
  }

  /** Takes one token for somebody who waits, first come first served. Reserved at once: no two wake for the same one. */
  async take(): Promise<void> {
    this.fill();
    this.tokens -= 1;
    if (this.tokens >= 0) return;
    await this.wait((-this.tokens / this.perSecond()) * 1000);
  }

  /**
   * Takes one token when nobody urgent needs it: evenly, and never out of the burst, so that a large refresh neither
   * delays somebody who waits nor floods this process.
   */
  takePolitely(): Promise<void> {
    this.line = this.line.then(() => this.serveNext());
    return this.line;
  }

  private async serveNext(): Promise<void> {
    for (;;) {
      this.fill();
      const interval = 1000 / this.perSecond();
      const due = Math.max(this.servedAt + interval - this.now(), (1 - this.tokens) * interval);
      if (due <= 0) break;
      await this.wait(due);
    }
    this.tokens -= 1;
    this.servedAt = this.now();
  }

  /**
   * AWS asked for fewer calls: spend nothing for `pauseMs`, then half as fast. Answers to calls that were under way
   * together say the same thing once: within the quiet they can only make it longer.
   */
  slowDown(pauseMs = 1000): void {
    this.fill();
    const now = this.now();
    const until = now + pauseMs;
    const news = now >= this.quietUntil;
    const more = news ? pauseMs : Math.max(0, until - this.quietUntil);
    if (news) this.share = Math.max(LOWEST, this.share / 2);
    this.quietUntil = Math.max(this.quietUntil, until);
    this.tokens = Math.min(this.tokens, 0) - (this.perSecond() * more) / 1000;
  }

  /** What could be taken at once, below zero when some wait; and how fast it fills. */
  left(): { calls: number; perSecond: number } {
    this.fill();
    return { calls: this.tokens, perSecond: this.perSecond() };
  }

  private fill(): void {
    const now = this.now();
    const passed = Math.max(0, now - this.filledAt);
    this.filledAt = now;
    this.tokens = Math.min(this.rate.burst, this.tokens + (passed / 1000) * this.perSecond());
    this.share = Math.min(1, this.share + (passed / RECOVERY_MS) * (1 - LOWEST));
  }

  private perSecond(): number {
    return this.rate.perSecond * this.share;
  }
}
