import { answer } from "@/server/queries/http/answer";
import { getTemplateSummary } from "@/server/queries/stacks/template";

export const dynamic = "force-dynamic";

export const GET = (request: Request): Promise<Response> =>
  answer(request, () => getTemplateSummary(new URL(request.url).searchParams.get("url") ?? ""));
