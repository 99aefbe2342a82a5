import { getFindingCount } from "@/server/queries/findings";
import { answer } from "@/server/queries/http/answer";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => answer(request, getFindingCount);
