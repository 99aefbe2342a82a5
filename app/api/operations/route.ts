import { answer } from "@/server/queries/http/answer";
import { getOperations } from "@/server/queries/operations";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => answer(request, getOperations);
