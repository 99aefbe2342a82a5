import "server-only";
import { randomUUID } from "node:crypto";
import { type Database, database } from "./connection/database";
import { auditLog } from "./schema";
import { withoutSecrets } from "./without-secrets";

export type AuditEntry = Omit<typeof auditLog.$inferInsert, "id" | "at">;

/** Adds one row, without secrets; in the caller's transaction when given, so that what happened and its record stand or fall together. */
export async function recordAudit(entry: AuditEntry, tx?: Database): Promise<void> {
  await (tx ?? (await database()))
    .insert(auditLog)
    .values({ id: randomUUID(), ...entry, input: withoutSecrets(entry.input) });
}
