import { answer } from "@/server/queries/http/answer";
import { getLoadBalancer } from "@/server/queries/load-balancer";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ name: string }>;
}

export const GET = (request: Request, { params }: Context): Promise<Response> =>
  answer(request, async () => getLoadBalancer((await params).name));
