import { answer } from "@/server/queries/http/answer";
import { parseSearchQuery } from "@/server/queries/http/search-query";
import { getSearch } from "@/server/queries/search";

export const dynamic = "force-dynamic";

/** `?q=` */
export const GET = (request: Request): Promise<Response> =>
  answer(request, () => getSearch(parseSearchQuery(new URL(request.url).searchParams)));
