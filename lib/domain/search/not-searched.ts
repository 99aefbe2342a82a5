import type { NotSearched } from "@/lib/contracts/search";
import type { ClusterFact, Facts } from "../facts";

/** More would cost at each letter what nobody looks for. */
export const MOST_OPERATIONS = 200;

/**
 * @param operations how many there are, counted as far as one beyond those that are looked through.
 * @param stacks those that are in memory.
 */
export function notSearched(
  { clusters, tasks }: Pick<Facts, "clusters" | "tasks">,
  operations: number,
  stacks: readonly unknown[] | undefined,
): NotSearched {
  const unread = (clusters.value ?? []).filter((cluster) => mayHaveTasks(cluster) && !tasks[cluster.arn]?.value);
  return {
    ...(operations > MOST_OPERATIONS && { olderThanNewest: MOST_OPERATIONS }),
    clusters: unread.map(({ name }) => name).sort(),
    ...(stacks === undefined && { stacks: true }),
  };
}

const mayHaveTasks = ({ status, counts }: ClusterFact): boolean =>
  status !== "INACTIVE" && (!counts || counts.runningTasks + counts.pendingTasks > 0);
