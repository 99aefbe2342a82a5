import { answer } from "@/server/queries/http/answer";
import { getTimeline } from "@/server/queries/timeline";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ apiId: string; stage: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => {
    const { apiId, stage } = await params;
    return getTimeline(apiId, stage);
  });
