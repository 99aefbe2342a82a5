/** A token bucket, as AWS counts requests: `burst` tokens at most, `perSecond` of them added back, one taken by each. */

export interface Rate {
  perSecond: number;
  /** Its size, and what is in it at first. */
  burst: number;
}

export class TokenBucket {
  private tokens: number;
  private filledAt: number;

  constructor(
    private readonly rate: Rate,
    /** Milliseconds, as of all times it is asked about. */
    now: number,
  ) {
    this.tokens = rate.burst;
    this.filledAt = now;
  }

  /** Whether a whole token is in it at this time. */
  has(now: number): boolean {
    const passed = Math.max(0, now - this.filledAt);
    this.tokens = Math.min(this.rate.burst, this.tokens + (passed / 1000) * this.rate.perSecond);
    this.filledAt = now;
    // A millionth less than one is one: tenths do not add up to whole numbers exactly.
    return this.tokens >= 1 - 1e-6;
  }

  /** Takes a token if there is one. */
  take(now: number): boolean {
    const allowed = this.has(now);
    if (allowed) this.tokens -= 1;
    return allowed;
  }
}
