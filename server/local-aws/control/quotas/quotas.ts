/** AWS's quotas in force, or not: off until they are switched on. */
import type { Admission } from "../../protocol/control";
import { TokenBucket } from "../../protocol/token-bucket";
import { QUOTAS, type Quota } from "./rates";

export class Quotas {
  private on = false;
  /** By region and quota. */
  private buckets = new Map<string, TokenBucket>();

  constructor(private readonly now: () => number) {}

  get enabled(): boolean {
    return this.on;
  }

  /** Every bucket is full after a switch. */
  set enabled(on: boolean) {
    this.on = on;
    this.buckets = new Map();
  }

  /** False when the call is one too many. It then costs nothing. */
  take({ service, operation, region, input }: Admission): boolean {
    if (!this.on) return true;
    const now = this.now();
    const buckets = QUOTAS.filter((quota) => quota.service === service && quota.covers(operation, input)).map((quota) =>
      this.bucket(region, quota, now),
    );
    if (!buckets.every((bucket) => bucket.has(now))) return false;
    for (const bucket of buckets) bucket.take(now);
    return true;
  }

  private bucket(region: string, quota: Quota, now: number): TokenBucket {
    const key = `${region} ${quota.id}`;
    const bucket = this.buckets.get(key) ?? new TokenBucket(quota, now);
    this.buckets.set(key, bucket);
    return bucket;
  }
}
