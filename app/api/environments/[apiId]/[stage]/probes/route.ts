import { answer } from "@/server/queries/http/answer";
import { parseProbeQuery } from "@/server/queries/http/probe-query";
import { getProbes } from "@/server/queries/probes";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ apiId: string; stage: string }>;
}

/** `?window=1h|6h|24h` */
export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getProbes(parseProbeQuery(await params, new URL(request.url).searchParams)));
