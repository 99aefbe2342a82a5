import { getExport } from "@/server/queries/export";
import { answerFile } from "@/server/queries/http/answer-file";

export const dynamic = "force-dynamic";

/** `?stage=&format=swagger|oas30&syntax=json|yaml&extensions=apigateway|none`, and `&download` to save it. */
export async function GET(request: Request, { params }: { params: Promise<{ apiId: string }> }): Promise<Response> {
  const { apiId } = await params;
  return answerFile(request, () => getExport(apiId, new URL(request.url).searchParams));
}
