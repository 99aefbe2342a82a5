import { answer } from "@/server/queries/http/answer";
import { getStacks } from "@/server/queries/stacks/stacks";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => answer(request, getStacks);
