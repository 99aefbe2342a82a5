import "server-only";
import type { PromotionPlan } from "@/lib/contracts/promotion";

export async function getPromotion(_apiId: string, _from: string, _to: string): Promise<PromotionPlan> {
  throw new Error("not written yet");
}
