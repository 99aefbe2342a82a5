import "server-only";
import { and, desc, eq, gte, inArray, ne, or, sql } from "drizzle-orm";
import type { StageChange } from "@/lib/contracts/environments";
import { database } from "./connection/database";
import { operations, restorePoints } from "./schema";

const KINDS = ["promote", "rollback", "deploy", "addRoute", "provision"] as const;

/**
 * Promotions, rollbacks and deployments of a stage, and what was added to it, newest first, at most `limit`. Provisioning
 * that made the stage, or found it as it was wanted, has not changed it.
 */
export async function listStageChanges(apiId: string, stage: string, limit = 20): Promise<StageChange[]> {
  const rows = await (await database())
    .select()
    .from(operations)
    .where(
      and(
        eq(operations.apiId, apiId),
        eq(operations.stage, stage),
        inArray(operations.kind, [...KINDS]),
        or(ne(operations.kind, "provision"), sql`${operations.result} ? 'fromDeploymentId'`),
      ),
    )
    .orderBy(desc(operations.createdAt))
    .limit(limit);
  return rows.map((row) => ({
    operationId: row.id,
    kind: KINDS.find((kind) => kind === row.kind) ?? "rollback",
    actor: row.actor,
    at: row.createdAt.toISOString(),
    status: row.status,
    fromStage: text(row.input.from),
    fromDeploymentId: text(row.result?.fromDeploymentId),
    toDeploymentId: text(row.result?.toDeploymentId),
  }));
}

const text = (value: unknown): string | undefined => (typeof value === "string" ? value : undefined);

/** Names of the variables that promotions of this stage have added since a moment. */
export async function addedVariablesSince(apiId: string, stage: string, since: Date): Promise<string[]> {
  const rows = await (await database())
    .select({ added: sql<unknown>`${operations.result} -> 'addedVariables'` })
    .from(operations)
    .innerJoin(restorePoints, eq(restorePoints.operationId, operations.id))
    .where(and(eq(operations.apiId, apiId), eq(operations.stage, stage), gte(restorePoints.at, since)));
  const names = rows.flatMap(({ added }) => (Array.isArray(added) ? added : []));
  return [...new Set(names.filter((name) => typeof name === "string"))];
}
