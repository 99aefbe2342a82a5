import { answer } from "@/server/queries/http/answer";
import { parseLogQuery } from "@/server/queries/http/log-query";
import { getLogs } from "@/server/queries/logs";

export const dynamic = "force-dynamic";

/** `?cluster=&service=&container=&task=&search=&range=&from=&to=` */
export const GET = (request: Request): Promise<Response> =>
  answer(request, () => getLogs(parseLogQuery(new URL(request.url).searchParams)));
