import type { Companion } from "@/server/aws/call";
import { isAwsFailure } from "@/server/aws/errors";
import { type Rate, TokenBucket } from "./token-bucket";

type Family = "apiGateway" | "apiGatewayResources" | "loadBalancing" | "clusters" | "ecs" | "other";

/**
 * Half of what AWS allows an account in a region, so that people's pipelines keep theirs. Figures: API Gateway
 * developer guide "Quotas" (10 a second, burst 40; GetResources 5 per 2 s), ELB "Throttling" (40, refilled at 10 a
 * second), ECS "Request throttling" (services and tasks 100/20, cluster reads 50/20).
 */
const HALF_OF_AWS: Record<Family, Rate> = {
  apiGateway: { perSecond: 5, burst: 20 },
  apiGatewayResources: { perSecond: 1.25, burst: 2 },
  loadBalancing: { perSecond: 5, burst: 20 },
  clusters: { perSecond: 10, burst: 25 },
  ecs: { perSecond: 10, burst: 50 },
  other: { perSecond: 5, burst: 10 },
};

/** What the inventory may spend, by family of AWS's quotas. */
export class Budget {
  private readonly buckets = new Map<Family, TokenBucket>();

  /** @param generosity how many times half of AWS's quota; the embedded endpoint has no quotas to share. */
  constructor(private readonly generosity = 1) {}

  /**
   * Makes the calls within a read wait for their turn, and slows down when AWS says so.
   * @param urgent somebody waits for the read; else it is a refresh that may take its time.
   */
  companion(urgent: boolean): Companion {
    return {
      before: async (service, operation) => {
        for (const family of familiesOf(service, operation)) {
          const bucket = this.bucket(family);
          await (urgent ? bucket.take() : bucket.takePolitely());
        }
      },
      after: ({ service, operation, outcome }) => {
        if (!isAwsFailure(outcome) || outcome.code !== "aws_throttled") return;
        for (const family of familiesOf(service, operation)) this.bucket(family).slowDown(outcome.retryAfterMs);
      },
    };
  }

  private bucket(family: Family): TokenBucket {
    const known = this.buckets.get(family);
    if (known) return known;
    const { perSecond, burst } = HALF_OF_AWS[family];
    const made = new TokenBucket({ perSecond: perSecond * this.generosity, burst: burst * this.generosity });
    this.buckets.set(family, made);
    return made;
  }
}

/** GetResources counts twice: against its own quota and against API Gateway's common one. */
function familiesOf(service: string, operation: string): Family[] {
  if (service === "apigateway")
    return operation === "GetResources" ? ["apiGatewayResources", "apiGateway"] : ["apiGateway"];
  if (service === "elbv2") return ["loadBalancing"];
  if (service === "ecs") return [/Cluster/.test(operation) ? "clusters" : "ecs"];
  return ["other"];
}
