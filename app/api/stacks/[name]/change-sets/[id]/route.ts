import { answer } from "@/server/queries/http/answer";
import { getChangeSet } from "@/server/queries/stacks/change-set";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ name: string; id: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => {
    const { name, id } = await params;
    return getChangeSet(name, id);
  });
