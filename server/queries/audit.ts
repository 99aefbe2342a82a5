import "server-only";
import type { AuditList, AuditQuery } from "@/lib/contracts/audit";
import { listAudit } from "../store";

const PAGE = 50;

/** A page of the audit log: who did what, when, on what, and how it ended. Newest first. */
export async function getAudit(query: AuditQuery): Promise<AuditList> {
  return { fetchedAt: new Date().toISOString(), ...(await listAudit(query, PAGE)) };
}
