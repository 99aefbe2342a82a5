import { queryOptions } from "@tanstack/react-query";
import type { PromotionPlan } from "@/lib/contracts/promotion";
import { getJson } from "./get-json";
import { live } from "./pace";

/** What a promotion would change, and its checks: `GET /api/promotion`. */
export const promotionQuery = (apiId: string, from: string, to: string) =>
  queryOptions({
    queryKey: ["promotion", apiId, from, to] as const,
    queryFn: ({ signal }) =>
      getJson<PromotionPlan>(`/api/promotion?${new URLSearchParams({ apiId, from, to })}`, signal),
    refetchInterval: live,
  });
