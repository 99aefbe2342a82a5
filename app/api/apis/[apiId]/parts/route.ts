import { getApiParts } from "@/server/queries/api-parts";
import { answer } from "@/server/queries/http/answer";

export const dynamic = "force-dynamic";

export const GET = (request: Request, { params }: { params: Promise<{ apiId: string }> }): Promise<Response> =>
  answer(request, async () => getApiParts((await params).apiId));
