import { answer } from "@/server/queries/http/answer";
import { getTaken } from "@/server/queries/provision-taken";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  answer(request, () => getTaken(new URL(request.url).searchParams.get("ask") ?? ""));
