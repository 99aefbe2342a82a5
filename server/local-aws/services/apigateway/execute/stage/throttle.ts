/** A stage's own limits: how often each of its methods may be called. */
import { type Rate, TokenBucket } from "../../../../protocol/token-bucket";
import type { StageRecord } from "../../model";
import { own } from "../../tables";
import { GatewayError } from "../failure";

/**
 * A stage is a new record after each change, and then its buckets are full again. The limit of all methods is each
 * method's own: limits of a stage apply at the method level (developer guide, "Throttle requests to your REST APIs").
 */
const buckets = new WeakMap<StageRecord, Map<string, TokenBucket>>();

/** @throws GatewayError 429 when the method has been called too often */
export function throttle(stage: StageRecord, resourcePath: string, httpMethod: string, now: number): void {
  const rate = rateOf(stage, resourcePath, httpMethod);
  if (!rate) return;
  const ofStage = buckets.get(stage) ?? new Map<string, TokenBucket>();
  buckets.set(stage, ofStage);
  const key = `${resourcePath}/${httpMethod}`;
  const bucket = ofStage.get(key) ?? new TokenBucket(rate, now);
  ofStage.set(key, bucket);
  if (bucket.take(now)) return;
  const reason = `more than ${rate.perSecond} requests a second (burst ${rate.burst}) of ${httpMethod} ${resourcePath}`;
  throw new GatewayError("tooManyRequests", "stage", reason);
}

/** The method's own setting before that of all methods (`*` `/*`). Undefined where neither limits it: -1 is "as the account". */
export function rateOf(stage: StageRecord, resourcePath: string, httpMethod: string): Rate | undefined {
  const settings =
    own(stage.methodSettings, `${resourcePath.replaceAll("/", "~1")}/${httpMethod}`) ??
    own(stage.methodSettings, "*/*");
  const perSecond = limit(settings?.throttlingRateLimit);
  const burst = limit(settings?.throttlingBurstLimit);
  if (perSecond === Number.POSITIVE_INFINITY && burst === Number.POSITIVE_INFINITY) return undefined;
  // The account's own limits stand in for the one that is not set (developer guide: 10,000 a second, burst 5,000).
  return { perSecond: Math.min(perSecond, 10_000), burst: Math.min(burst, 5_000) };
}

const limit = (value: number | undefined) => (value === undefined || value < 0 ? Number.POSITIVE_INFINITY : value);
