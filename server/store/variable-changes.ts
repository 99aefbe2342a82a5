import "server-only";
import { randomUUID } from "node:crypto";
import { and, desc, eq } from "drizzle-orm";
import type { VariableChange } from "@/lib/contracts/environments";
import { database } from "./connection/database";
import { variableChanges } from "./schema";

type Row = typeof variableChanges.$inferInsert;

/** Keeps what a person has changed by hand. */
export async function saveVariableChange(change: Omit<Row, "id" | "at">): Promise<void> {
  await (await database()).insert(variableChanges).values({ id: randomUUID(), ...change });
}

/** What persons have set a stage's variables to by hand, newest first, at most `limit`. */
export async function listVariableChanges(apiId: string, stage: string, limit = 10): Promise<VariableChange[]> {
  const rows = await (await database())
    .select()
    .from(variableChanges)
    .where(and(eq(variableChanges.apiId, apiId), eq(variableChanges.stage, stage)))
    .orderBy(desc(variableChanges.at))
    .limit(limit);
  return rows.map(({ id, at, actor, name, was, value }) => ({ id, at: at.toISOString(), actor, name, was, value }));
}
