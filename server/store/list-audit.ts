import "server-only";
import { and, count, desc, eq, ilike, or, type SQL, sql } from "drizzle-orm";
import type { AuditList, AuditQuery, AuditRow } from "@/lib/contracts/audit";
import { database } from "./connection/database";
import { auditLog } from "./schema";
import { storableText } from "./storable";

/** A page of the audit log, newest first, at most `limit` rows. */
export async function listAudit(query: AuditQuery, limit: number): Promise<Omit<AuditList, "fetchedAt">> {
  const db = await database();
  const words = query.q.split(/\s+/).filter(Boolean).map(has);
  const outcome = query.outcome && eq(auditLog.outcome, query.outcome);
  const [rows, counted] = await Promise.all([
    db
      .select()
      .from(auditLog)
      .where(and(...words, outcome, query.cursor ? before(query.cursor) : undefined))
      .orderBy(desc(auditLog.at), desc(auditLog.id))
      .limit(limit + 1),
    db
      .select({ outcome: auditLog.outcome, rows: count() })
      .from(auditLog)
      .where(and(...words))
      .groupBy(auditLog.outcome),
  ]);
  const last = rows.length > limit ? rows[limit - 1] : undefined;
  return {
    rows: rows.slice(0, limit).map(toRow),
    counts: { ok: 0, failed: 0, ...Object.fromEntries(counted.map((each) => [each.outcome, each.rows])) },
    ...(last && { next: last.id }),
  };
}

/** By the row itself: its time is finer in the database than in JavaScript. */
const before = (id: string): SQL =>
  sql`(${auditLog.at}, ${auditLog.id}) < (select at, id from ${auditLog} as last where last.id = ${id})`;

function has(word: string): SQL | undefined {
  const pattern = storableText(`%${word.replace(/[\\%_]/g, "\\$&")}%`);
  return or(
    ...[auditLog.actor, auditLog.action, auditLog.target].map((column) => ilike(column, pattern)),
    sql`${auditLog.input}::text ilike ${pattern}`,
    sql`${auditLog.error}::text ilike ${pattern}`,
    sql`${auditLog.operationId}::text ilike ${pattern}`,
  );
}

const toRow = ({ target, error, operationId, at, ...row }: typeof auditLog.$inferSelect): AuditRow => ({
  ...row,
  at: at.toISOString(),
  ...(target !== null && { target }),
  ...(error !== null && { error }),
  ...(operationId !== null && { operationId }),
});
