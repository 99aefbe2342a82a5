import "server-only";
import type { Freshness } from "@/lib/contracts/freshness";
import type { Fact, Facts } from "@/lib/domain/facts";
import { freshnessOf } from "@/lib/domain/freshness";
import type { ClusterTasks } from "@/server/inventory";

/** Lists of tasks that were read for one page: their age and failure count as those of the other facts do. */
export function freshnessWith(facts: Facts, { tasks, stopped }: ClusterTasks): Freshness {
  const { fetchedAt, unknown } = freshnessOf(facts);
  const ages = [fetchedAt, tasks.at, stopped.at].flatMap((at) => at ?? []).sort();
  const failed = [tasks, stopped].find((fact: Fact<unknown>) => fact.error !== undefined)?.error;
  const told = unknown.some(({ family }) => family === "tasks");
  return {
    fetchedAt: ages[0] ?? fetchedAt,
    unknown: failed && !told ? [...unknown, { family: "tasks", ...failed }] : unknown,
  };
}
