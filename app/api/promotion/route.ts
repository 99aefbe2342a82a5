import { answer } from "@/server/queries/http/answer";
import { promotionQuery } from "@/server/queries/http/promotion-query";
import { getPromotion } from "@/server/queries/promotion";

export const dynamic = "force-dynamic";

/** `?apiId=&from=&to=` */
export const GET = (request: Request): Promise<Response> =>
  answer(request, async () => {
    const { apiId, from, to } = promotionQuery(new URL(request.url).searchParams);
    return getPromotion(apiId, from, to);
  });
