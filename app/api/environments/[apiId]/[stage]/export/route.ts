import { getEnvironmentExport } from "@/server/queries/environment-export";
import { answerFile } from "@/server/queries/http/answer-file";

export const dynamic = "force-dynamic";

interface Context {
  params: Promise<{ apiId: string; stage: string }>;
}

/** `?format=template|script`, and `&download` to save it. */
export async function GET(request: Request, { params }: Context): Promise<Response> {
  const { apiId, stage } = await params;
  return answerFile(request, () => getEnvironmentExport(apiId, stage, new URL(request.url).searchParams));
}
