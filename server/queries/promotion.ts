import "server-only";
import type { PromotionPlan } from "@/lib/contracts/promotion";
import { planPromotion } from "@/lib/domain/promotion-plan";
import { inventory } from "../inventory";
import { liveOperations } from "../store";
import { foundApi, foundStage } from "./parts/found";

/** What a promotion would change and whether it may. @throws AppFailure when the API or the upstream stage is not there. */
export async function getPromotion(apiId: string, from: string, to: string): Promise<PromotionPlan> {
  const facts = await inventory().read({ apiId, loadBalancers: "all" });
  foundApi(facts, apiId);
  foundStage(facts, apiId, from);
  return planPromotion(facts, { apiId, from, to, live: await liveOperations() });
}
