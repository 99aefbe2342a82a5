import { answer } from "@/server/queries/http/answer";
import { getStack } from "@/server/queries/stacks/stack";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ name: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getStack((await params).name));
