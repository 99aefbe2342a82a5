import { answer } from "@/server/queries/http/answer";
import { getTargetGroup } from "@/server/queries/target-group";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ name: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getTargetGroup((await params).name));
