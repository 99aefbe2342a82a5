import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import type { RestorePoint } from "@/lib/contracts/environments";
import { database } from "./connection/database";
import { restorePoints } from "./schema";

type Row = typeof restorePoints.$inferSelect;

const toRestorePoint = (row: Row): RestorePoint => ({
  id: row.id,
  at: row.at.toISOString(),
  deploymentId: row.deploymentId,
  variables: row.variables,
  operationId: row.operationId,
  actor: row.actor,
});

/** What a stage served before each change by Stageway, newest first, at most `limit`. */
export async function listRestorePoints(apiId: string, stage: string, limit = 20): Promise<RestorePoint[]> {
  const rows = await (await database())
    .select()
    .from(restorePoints)
    .where(and(eq(restorePoints.apiId, apiId), eq(restorePoints.stage, stage)))
    .orderBy(desc(restorePoints.at))
    .limit(limit);
  return rows.map(toRestorePoint);
}

/** The restore point of this stage with this id; null when there is none. */
export async function getRestorePoint(apiId: string, stage: string, id: string): Promise<RestorePoint | null> {
  const [row] = await (await database())
    .select()
    .from(restorePoints)
    .where(and(eq(restorePoints.id, id), eq(restorePoints.apiId, apiId), eq(restorePoints.stage, stage)));
  return row === undefined ? null : toRestorePoint(row);
}

/** Keeps what a stage serves now, before it is changed. One an operation: a retry keeps what it finds then. */
export async function saveRestorePoint(point: Omit<Row, "id" | "at">): Promise<RestorePoint> {
  const db = await database();
  const now = { deploymentId: point.deploymentId, variables: point.variables, at: new Date() };
  const [row] = await db
    .insert(restorePoints)
    .values({ id: randomUUID(), ...point })
    .onConflictDoUpdate({ target: restorePoints.operationId, set: now })
    .returning();
  if (row === undefined) throw new Error("A restore point was not kept.");
  return toRestorePoint(row);
}
