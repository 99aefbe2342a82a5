import "server-only";
import { and, desc, eq, gte, inArray, isNull, like, type SQL } from "drizzle-orm";
import type { ServiceFact, TaskFact } from "@/lib/domain/facts";
import { database } from "../connection/database";
import { stoppedTasks } from "../schema";

/** Keeps tasks that have stopped, each once; others are left out. */
export async function keepStoppedTasks(tasks: readonly TaskFact[]): Promise<void> {
  const ended = tasks.flatMap((task) => {
    const { arn, clusterArn, serviceName = null, stoppedAt } = task;
    if (stoppedAt === undefined || task.lastStatus !== "STOPPED") return [];
    return [{ arn, clusterArn, serviceName, stoppedAt: new Date(stoppedAt), task }];
  });
  if (ended.length === 0) return;
  await (await database()).insert(stoppedTasks).values(ended).onConflictDoNothing();
}

const MOST = 100;

/** The stopped tasks of a service that were seen, newest first, at most `limit`. */
export const listStoppedTasks = (
  { clusterArn, name }: Pick<ServiceFact, "clusterArn" | "name">,
  limit = MOST,
): Promise<TaskFact[]> => newest(clusterArn, eq(stoppedTasks.serviceName, name), limit);

/** Those of a cluster that no service started, likewise. */
export const listStoppedStandalone = (clusterArn: string, limit = MOST): Promise<TaskFact[]> =>
  newest(clusterArn, isNull(stoppedTasks.serviceName), limit);

/** Those of these clusters whose id begins so, newest first. `id`: of hex digits only, as ECS's are. */
export async function findStoppedTasks(clusterArns: readonly string[], id: string, limit = MOST): Promise<TaskFact[]> {
  const rows = await (await database())
    .select({ task: stoppedTasks.task })
    .from(stoppedTasks)
    .where(and(inArray(stoppedTasks.clusterArn, [...clusterArns]), like(stoppedTasks.arn, `%/${id}%`)))
    .orderBy(desc(stoppedTasks.stoppedAt))
    .limit(limit);
  return rows.map(({ task }) => task);
}

async function newest(clusterArn: string, which: SQL, limit: number): Promise<TaskFact[]> {
  const rows = await (await database())
    .select({ task: stoppedTasks.task })
    .from(stoppedTasks)
    .where(and(eq(stoppedTasks.clusterArn, clusterArn), which))
    .orderBy(desc(stoppedTasks.stoppedAt))
    .limit(limit);
  return rows.map(({ task }) => task);
}

/** The ARNs of a cluster's tasks that stopped since a moment and are kept, whoever started them. */
export async function keptSince(clusterArn: string, since: Date): Promise<Set<string>> {
  const rows = await (await database())
    .select({ arn: stoppedTasks.arn })
    .from(stoppedTasks)
    .where(and(eq(stoppedTasks.clusterArn, clusterArn), gte(stoppedTasks.stoppedAt, since)));
  return new Set(rows.map(({ arn }) => arn));
}
