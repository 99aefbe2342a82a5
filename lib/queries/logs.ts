import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { LogRange } from "@/lib/contracts/log-ranges";
import type { LogLines } from "@/lib/contracts/logs";
import { getJson } from "./get-json";
import { live } from "./pace";

/** Which lines, as the address of a page says it. */
export interface LogLook {
  cluster: string;
  service?: string | undefined;
  container: string;
  task?: string | undefined;
  search?: string | undefined;
  range: LogRange;
  /** ISO 8601, in place of the range. */
  from?: string | undefined;
  to?: string | undefined;
}

/** What a container wrote: `GET /api/logs`. `follow`: asked again and again. */
export const logsQuery = (look: LogLook, follow: boolean) => {
  const given = Object.entries(look).filter((entry): entry is [string, string] => !!entry[1]);
  return queryOptions({
    queryKey: ["logs", look] as const,
    queryFn: ({ signal }) => getJson<LogLines>(`/api/logs?${new URLSearchParams(given)}`, signal),
    refetchInterval: follow ? live : false,
    placeholderData: keepPreviousData,
  });
};
