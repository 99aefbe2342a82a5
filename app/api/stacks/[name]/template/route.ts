import { answer } from "@/server/queries/http/answer";
import { getStackTemplate } from "@/server/queries/stacks/template";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ name: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getStackTemplate((await params).name));
