import { answer } from "@/server/queries/http/answer";
import { teardownQuery } from "@/server/queries/http/teardown-query";
import { getTeardown } from "@/server/queries/teardown";

export const dynamic = "force-dynamic";

/** `?apiId=&stage=`, `?environment=` or `?operationId=`; also `picked` and `logGroups`. */
export const GET = (request: Request): Promise<Response> =>
  answer(request, async () => getTeardown(teardownQuery(new URL(request.url).searchParams)));
