import { answer } from "@/server/queries/http/answer";
import { getOrphans } from "@/server/queries/teardown";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => answer(request, getOrphans);
