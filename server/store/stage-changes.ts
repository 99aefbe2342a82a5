import "server-only";
import { and, asc, desc, eq, gte, inArray, ne, or, sql } from "drizzle-orm";
import { z } from "zod";
import type { StageChange } from "@/lib/contracts/environments";
import type { VariableWrite } from "@/lib/domain/rollback/plan-rollback";
import { database } from "./connection/database";
import { operations, restorePoints } from "./schema";

const KINDS = ["promote", "rollback", "deploy", "addRoute", "bindStage", "provision"] as const;

/**
 * Promotions, rollbacks, bindings and deployments of a stage, and what was added to it, newest first, at most `limit`. Provisioning
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

/**
 * What operations have done to the variables of this stage since a moment, oldest first; `at`: when each kept what the
 * stage served before it.
 */
export async function variableWritesSince(
  apiId: string,
  stage: string,
  since: Date,
): Promise<(VariableWrite & { at: Date })[]> {
  const rows = await (await database())
    .select({ at: restorePoints.at, result: operations.result })
    .from(operations)
    .innerJoin(restorePoints, eq(restorePoints.operationId, operations.id))
    .where(and(eq(operations.apiId, apiId), eq(operations.stage, stage), gte(restorePoints.at, since)))
    .orderBy(asc(restorePoints.at));
  return rows.flatMap(({ at, result }) => writesOf(result).map((write) => ({ ...write, at })));
}

/** Promotions of former versions kept the names alone. */
function writesOf(result: Record<string, unknown> | null): VariableWrite[] {
  const { addedVariables, variables, removedVariables } = written.parse(result ?? {});
  const set = { ...Object.fromEntries(addedVariables.map((name) => [name, undefined])), ...variables };
  return [
    ...Object.entries(set).map(([name, value]) => ({ name, value })),
    ...removedVariables.map((name) => ({ name, value: null })),
  ];
}

const written = z.object({
  addedVariables: z.array(z.string()).catch([]),
  variables: z.record(z.string(), z.string()).catch({}),
  removedVariables: z.array(z.string()).catch([]),
});
