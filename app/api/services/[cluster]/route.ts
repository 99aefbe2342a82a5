import { getCluster } from "@/server/queries/cluster";
import { answer } from "@/server/queries/http/answer";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ cluster: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getCluster((await params).cluster));
