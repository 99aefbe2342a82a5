import "server-only";
import { and, desc, eq, inArray, isNull, or, type SQL, sql } from "drizzle-orm";
import type { OperationSummary } from "@/lib/contracts/operations";
import { database } from "../connection/database";
import { toSummary } from "../rows";
import { operations, steps } from "../schema";

/** The newest operations first, at most `limit`. */
export function listOperations(limit = 200): Promise<OperationSummary[]> {
  return selectSummaries(undefined, limit);
}

/** Operations that are queued, running or being cancelled: these hold their environment. */
export function liveOperations(): Promise<OperationSummary[]> {
  return selectSummaries(inArray(operations.status, ["queued", "running", "cancelling"]), 1000);
}

/** What was done to one environment, newest first. An operation that has not made its API yet is known by the API's name. */
export function operationsOn(
  { apiId, apiName, stage }: { apiId: string; apiName: string; stage: string },
  limit: number,
): Promise<OperationSummary[]> {
  const ofApi = or(eq(operations.apiId, apiId), and(isNull(operations.apiId), eq(operations.apiName, apiName)));
  return selectSummaries(and(ofApi, eq(operations.stage, stage)), limit);
}

async function selectSummaries(where: SQL | undefined, limit: number): Promise<OperationSummary[]> {
  const db = await database();
  const rows = await db
    .select({
      operation: operations,
      done: sql<number>`count(*) filter (where ${steps.status} = 'done')`.mapWith(Number),
      total: sql<number>`count(${steps.key})`.mapWith(Number),
    })
    .from(operations)
    .leftJoin(steps, eq(steps.operationId, operations.id))
    .where(where)
    .groupBy(operations.id)
    .orderBy(desc(operations.createdAt))
    .limit(limit);
  return rows.map(({ operation, done, total }) => toSummary(operation, { done, total }));
}
