import { getAudit } from "@/server/queries/audit";
import { answer } from "@/server/queries/http/answer";
import { parseAuditQuery } from "@/server/queries/http/audit-query";

export const dynamic = "force-dynamic";

/** `?q=&outcome=&cursor=` */
export const GET = (request: Request): Promise<Response> =>
  answer(request, () => getAudit(parseAuditQuery(new URL(request.url).searchParams)));
