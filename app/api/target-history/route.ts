import { answer } from "@/server/queries/http/answer";
import { targetQuery } from "@/server/queries/http/target-query";
import { getTargetHistory } from "@/server/queries/target-history";

export const dynamic = "force-dynamic";

/** `?group=&target=` */
export const GET = (request: Request): Promise<Response> =>
  answer(request, () => getTargetHistory(targetQuery(new URL(request.url).searchParams)));
