import "server-only";
import { and, desc, eq } from "drizzle-orm";
import type { ServiceFact, TaskFact } from "@/lib/domain/facts";
import { database } from "../connection/database";
import { stoppedTasks } from "../schema";

/** Keeps tasks that have stopped, each once; others are left out. */
export async function keepStoppedTasks(tasks: readonly TaskFact[]): Promise<void> {
  const ended = tasks.flatMap((task) => {
    const { arn, clusterArn, serviceName, stoppedAt } = task;
    if (serviceName === undefined || stoppedAt === undefined || task.lastStatus !== "STOPPED") return [];
    return [{ arn, clusterArn, serviceName, stoppedAt: new Date(stoppedAt), task }];
  });
  if (ended.length === 0) return;
  await (await database()).insert(stoppedTasks).values(ended).onConflictDoNothing();
}

/** The stopped tasks of a service that were seen, newest first, at most `limit`. */
export async function listStoppedTasks(
  { clusterArn, name }: Pick<ServiceFact, "clusterArn" | "name">,
  limit = 100,
): Promise<TaskFact[]> {
  const rows = await (await database())
    .select({ task: stoppedTasks.task })
    .from(stoppedTasks)
    .where(and(eq(stoppedTasks.clusterArn, clusterArn), eq(stoppedTasks.serviceName, name)))
    .orderBy(desc(stoppedTasks.stoppedAt))
    .limit(limit);
  return rows.map(({ task }) => task);
}
