import { setTimeout as sleep } from "node:timers/promises";
import { isSooner, type Turn } from "./turn";

export interface Rate {
  perSecond: number;
  burst: number;
}

interface Waiter {
  turn: Turn;
  go(): void;
}

/** Resolves after so long, or as soon as the signal says so. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<unknown>;

/** A throttled bucket never falls below this part of its rate, and is back at the whole after a minute of quiet. */
const LOWEST = 1 / 8;
const RECOVERY_MS = 60_000;

/** This part of the burst is left to those in haste. */
const RESERVED = 1 / 2;
/** After so many turns before its own the one that has waited longest is next, in haste or not. */
const MOST_PASSED = 3;

/** Who waits is looked at again after this: a turn may have become hastier meanwhile. */
const LONGEST_REST_MS = 100;

const wakeable: Wait = (ms, signal) => sleep(ms, undefined, { signal }).catch(() => {});

/** Calls wait here for their turn. Time comes from outside, so that tests own it. */
export class TokenBucket {
  private tokens: number;
  private filledAt: number;
  /** Part of the rate that is spent: 1, less after AWS throttled. */
  private share = 1;
  /** Until then nothing is spent, because AWS said so. */
  private quietUntil = Number.NEGATIVE_INFINITY;
  /** Those who wait, longest first. */
  private readonly waiting: Waiter[] = [];
  /** Ends the pause of the one who serves them. */
  private pause?: AbortController;
  private serving = false;
  private passed = 0;
  /** When one without haste was served. */
  private servedAt = Number.NEGATIVE_INFINITY;

  constructor(
    private readonly rate: Rate,
    private readonly now: () => number = () => performance.now(),
    private readonly wait: Wait = wakeable,
  ) {
    this.tokens = rate.burst;
    this.filledAt = now();
  }

  /**
   * Takes one token when it is this turn's time: the hastier first, then first come, first served. Who has no haste is
   * served evenly and from no more than half of the burst, so that a large refresh neither delays somebody who waits nor
   * floods this process; but never passed over for ever. A turn may become hastier while it waits.
   */
  take(turn: Turn): Promise<void> {
    const served = new Promise<void>((go) => {
      this.waiting.push({ turn, go });
    });
    this.pause?.abort();
    if (!this.serving) void this.serve();
    return served;
  }

  private async serve(): Promise<void> {
    this.serving = true;
    for (let next = this.next(); next !== undefined; next = this.next()) {
      const dueMs = this.dueMs(next);
      if (dueMs <= 0) this.letGo(next);
      else await this.rest(dueMs);
    }
    this.serving = false;
  }

  private next(): Waiter | undefined {
    const [longest] = this.waiting;
    if (longest === undefined || this.passed >= MOST_PASSED) return longest;
    return this.waiting.reduce((best, each) => (isSooner(each.turn, best.turn) ? each : best), longest);
  }

  private dueMs({ turn }: Waiter): number {
    this.fill();
    const interval = 1000 / this.perSecond();
    const token = (1 - this.tokens) * interval;
    if (turn.haste !== "later" || this.passed >= MOST_PASSED) return token;
    const unreserved = (this.rate.burst * RESERVED - this.tokens) * interval;
    return Math.max(token, unreserved, this.servedAt + interval - this.now());
  }

  private letGo(waiter: Waiter): void {
    const at = this.waiting.indexOf(waiter);
    this.waiting.splice(at, 1);
    this.passed = at === 0 ? 0 : this.passed + 1;
    this.tokens -= 1;
    if (waiter.turn.haste === "later") this.servedAt = this.now();
    waiter.go();
  }

  private async rest(dueMs: number): Promise<void> {
    this.pause = new AbortController();
    await this.wait(Math.ceil(Math.min(dueMs, LONGEST_REST_MS)), this.pause.signal);
    this.pause = undefined;
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
    return { calls: this.tokens - this.waiting.length, perSecond: this.perSecond() };
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
