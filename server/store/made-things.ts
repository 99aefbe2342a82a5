import "server-only";
import { asc, eq, sql } from "drizzle-orm";
import type { StepResource } from "@/lib/contracts/operations";
import { database } from "./connection/database";
import { operations, restorePoints, steps } from "./schema";

/** What a step made, found or removed, and for which environment. */
export interface StepRecord {
  operationId: string;
  apiName: string;
  stage: string;
  resources: StepResource[];
}

/** Of the steps that had to do with what AWS gives no tags to or cannot list by them, oldest first. */
export async function listUntaggedRecords(): Promise<StepRecord[]> {
  return (await database())
    .select({
      operationId: operations.id,
      apiName: operations.apiName,
      stage: operations.stage,
      resources: steps.resources,
    })
    .from(steps)
    .innerJoin(operations, eq(operations.id, steps.operationId))
    .where(
      sql`${steps.resources} @? '$[*] ? ((@.type == "resource" || @.type == "method" || @.type == "stage" || @.type == "log group") && (@.created == true || @.removed == true))'`,
    )
    .orderBy(asc(sql`coalesce(${steps.finishedAt}, ${steps.startedAt})`));
}

/** Every snapshot that any stage can be rolled back to. */
export async function listRestorableDeployments(): Promise<{ apiId: string; stage: string; deploymentId: string }[]> {
  const { apiId, stage, deploymentId } = restorePoints;
  return (await database()).selectDistinct({ apiId, stage, deploymentId }).from(restorePoints);
}
