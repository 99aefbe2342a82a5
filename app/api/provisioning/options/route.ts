import { answer } from "@/server/queries/http/answer";
import { getProvisionOptions } from "@/server/queries/provision-options";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> => answer(request, getProvisionOptions);
