import { answer } from "@/server/queries/http/answer";
import { getServices } from "@/server/queries/services";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => answer(request, getServices);
