import { answer } from "@/server/queries/http/answer";
import { getService } from "@/server/queries/service";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ cluster: string; service: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => {
    const { cluster, service } = await params;
    return getService(cluster, service);
  });
