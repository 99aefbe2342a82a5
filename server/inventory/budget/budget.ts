import type { Companion } from "@/server/aws/call";
import { isAwsFailure } from "@/server/aws/errors";
import { type Rate, TokenBucket } from "./token-bucket";
import type { Turn } from "./turn";

type Quota = "apiGateway" | "apiGatewayResources" | "loadBalancing" | "clusters" | "ecs" | "other";

/**
 * What AWS allows an account in a region. Figures: API Gateway developer guide "Quotas" (10 a second, burst 40;
 * GetResources 5 per 2 s), ELB "Throttling" (40, refilled at 10 a second), ECS "Request throttling" (services and tasks
 * 100/20, cluster reads 50/20). Nothing is documented for the others: theirs is careful.
 */
const OF_AWS: Record<Quota, Rate> = {
  apiGateway: { perSecond: 10, burst: 40 },
  apiGatewayResources: { perSecond: 2.5, burst: 5 },
  loadBalancing: { perSecond: 10, burst: 40 },
  clusters: { perSecond: 20, burst: 50 },
  ecs: { perSecond: 20, burst: 100 },
  other: { perSecond: 10, burst: 20 },
};

/** People's pipelines keep the other half. */
export const DEFAULT_SHARE = 0.5;

/** How much of a quota's budget is there now. */
export interface BudgetLeft {
  quota: Quota;
  /** Calls that could be made at once; below zero when some wait. */
  calls: number;
  /** How fast it fills: less after AWS throttled. */
  perSecond: number;
}

/** What the inventory may spend, by family of AWS's quotas. */
export class Budget {
  private readonly buckets: ReadonlyMap<Quota, TokenBucket>;

  /** @param share of AWS's quotas; above 1 for the embedded endpoint, which has none to share. */
  constructor(share = DEFAULT_SHARE) {
    const entries = Object.entries(OF_AWS) as [Quota, Rate][];
    this.buckets = new Map(
      entries.map(([quota, { perSecond, burst }]) => [
        quota,
        new TokenBucket({ perSecond: perSecond * share, burst: Math.max(1, burst * share) }),
      ]),
    );
  }

  /**
   * Makes the calls within a read wait for their turn, and slows down when AWS says so.
   * @param turn how soon; a read that somebody comes to wait for may become hastier meanwhile.
   */
  companion(turn: Turn): Companion {
    return {
      before: async (service, operation) => {
        for (const bucket of this.bucketsOf(service, operation)) await bucket.take(turn);
      },
      after: ({ service, operation, outcome }) => {
        if (!isAwsFailure(outcome) || outcome.code !== "aws_throttled") return;
        for (const bucket of this.bucketsOf(service, operation)) bucket.slowDown(outcome.retryAfterMs);
      },
    };
  }

  /** For those who watch over it. */
  left(): BudgetLeft[] {
    return [...this.buckets].map(([quota, bucket]) => ({ quota, ...bucket.left() }));
  }

  private bucketsOf(service: string, operation: string): TokenBucket[] {
    return quotasOf(service, operation).flatMap((quota) => this.buckets.get(quota) ?? []);
  }
}

/** GetResources counts twice: against its own quota and against API Gateway's common one. */
function quotasOf(service: string, operation: string): Quota[] {
  if (service === "apigateway")
    return operation === "GetResources" ? ["apiGatewayResources", "apiGateway"] : ["apiGateway"];
  if (service === "elbv2") return ["loadBalancing"];
  if (service === "ecs") return [/Cluster/.test(operation) ? "clusters" : "ecs"];
  return ["other"];
}
