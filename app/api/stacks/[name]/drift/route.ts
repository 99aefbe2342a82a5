import { answer } from "@/server/queries/http/answer";
import { getDrift } from "@/server/queries/stacks/drift";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ name: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getDrift((await params).name, new URL(request.url).searchParams.get("detection")));
