import { getEnvironment } from "@/server/queries/environment";
import { answer } from "@/server/queries/http/answer";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ apiId: string; stage: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => {
    const { apiId, stage } = await params;
    return getEnvironment(apiId, stage);
  });
