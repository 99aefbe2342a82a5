import type { ClusterSummary, StandaloneTask } from "@/lib/contracts/clusters";
import { type ClusterFact, type Facts, known, type TaskFact } from "../facts";
import { describeTask } from "./describe-task";

/** The clusters that are there, by name. What cannot be relied upon any more has neither status nor counts. */
export function listClusters({ clusters }: Pick<Facts, "clusters">): ClusterSummary[] {
  const sure = known(clusters) !== undefined;
  return (clusters.value ?? [])
    .filter(({ status }) => status !== "INACTIVE")
    .map((cluster) => summaryOf(cluster, sure))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
}

const summaryOf = ({ arn, name, status, counts }: ClusterFact, sure: boolean): ClusterSummary => ({
  arn,
  name,
  status: sure ? status : null,
  counts: (sure && counts) || null,
});

/** Those that no service started, newest first. */
export const standaloneTasks = (tasks: readonly TaskFact[]): StandaloneTask[] =>
  tasks
    .filter(({ serviceName }) => serviceName === undefined)
    .sort((a, b) => timeOf(b).localeCompare(timeOf(a)) || a.arn.localeCompare(b.arn))
    .map((task) => ({
      ...describeTask(task),
      ...(task.group && { group: task.group }),
      ...(task.startedBy && { startedBy: task.startedBy }),
    }));

const timeOf = ({ stoppedAt, createdAt, startedAt }: TaskFact): string => stoppedAt ?? createdAt ?? startedAt ?? "";
