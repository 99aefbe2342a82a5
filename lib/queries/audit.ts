import { keepPreviousData, queryOptions } from "@tanstack/react-query";
import type { AuditList } from "@/lib/contracts/audit";
import { getJson } from "./get-json";
import { SLOW } from "./pace";

/** What a page of the audit log is asked for by; empty: not at all. */
export type AuditAsked = Record<"q" | "outcome" | "cursor", string>;

/** A page of the audit log: `GET /api/audit`. While another is read, the one before stays. */
export const auditListQuery = (asked: AuditAsked) =>
  queryOptions({
    queryKey: ["audit", asked] as const,
    queryFn: ({ signal }) => getJson<AuditList>(`/api/audit?${new URLSearchParams(asked)}`, signal),
    placeholderData: keepPreviousData,
    refetchInterval: SLOW,
  });
