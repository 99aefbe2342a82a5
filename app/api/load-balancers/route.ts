import { answer } from "@/server/queries/http/answer";
import { getLoadBalancers } from "@/server/queries/load-balancers";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => answer(request, getLoadBalancers);
