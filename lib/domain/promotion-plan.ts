import type { OperationSummary } from "@/lib/contracts/operations";
import type { PromotionPlan } from "@/lib/contracts/promotion";
import type { Facts } from "./facts";

export interface PromotionRequest {
  apiId: string;
  from: string;
  to: string;
  /** Values that the promotion would set in the target, for names it lacks. */
  bindings?: Record<string, string>;
  /** The operations that are running now. An operation that asks for its own plan leaves itself out. */
  live: OperationSummary[];
}

/** What a promotion would change, and whether it may. Pure: the same facts give the same plan. */
export function planPromotion(_facts: Facts, _request: PromotionRequest): PromotionPlan {
  throw new Error("not written yet");
}
