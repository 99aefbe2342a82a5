import "server-only";
import { and, desc, eq, gte, inArray, isNull, like, notInArray, type SQL } from "drizzle-orm";
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

interface Which {
  /** ARNs of tasks that are shown already. */
  besides?: readonly string[];
  limit?: number;
}

/** The stopped tasks of a service that were seen, newest first. */
export const listStoppedTasks = (
  { clusterArn, name }: Pick<ServiceFact, "clusterArn" | "name">,
  which: Which = {},
): Promise<TaskFact[]> => newest(clusterArn, eq(stoppedTasks.serviceName, name), which);

/** Those of a cluster that no service started, likewise. */
export const listStoppedStandalone = (clusterArn: string, which: Which = {}): Promise<TaskFact[]> =>
  newest(clusterArn, isNull(stoppedTasks.serviceName), which);

/** The stopped task of a cluster with this id, whoever started it, if it was seen. */
export async function findStoppedTask(clusterArn: string, id: string): Promise<TaskFact | undefined> {
  const [before = "", cluster = ""] = clusterArn.split(":cluster/");
  // The second form is of before 2018.
  const arns = [`${before}:task/${cluster}/${id}`, `${before}:task/${id}`];
  const [row] = await (await database())
    .select({ task: stoppedTasks.task })
    .from(stoppedTasks)
    .where(and(eq(stoppedTasks.clusterArn, clusterArn), inArray(stoppedTasks.arn, arns)))
    .limit(1);
  return row?.task;
}

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

async function newest(clusterArn: string, of: SQL, { besides = [], limit = MOST }: Which): Promise<TaskFact[]> {
  const others = besides.length === 0 ? undefined : notInArray(stoppedTasks.arn, [...besides]);
  const rows = await (await database())
    .select({ task: stoppedTasks.task })
    .from(stoppedTasks)
    .where(and(eq(stoppedTasks.clusterArn, clusterArn), of, others))
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
