import { answer } from "@/server/queries/http/answer";
import { getOperation } from "@/server/queries/operation";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ id: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getOperation((await params).id));
