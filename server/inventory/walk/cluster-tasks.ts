import type { Fact, TaskFact } from "@/lib/domain/facts";
import type { Reader } from "./reader";

/** All tasks of one cluster, whoever started them. */
export interface ClusterTasks {
  /** Those that run or are meant to: other pages read the same list. */
  tasks: Fact<TaskFact[]>;
  /** Newest first. */
  stopped: Fact<TaskFact[]>;
}

/** ECS has no filter for tasks of no service, so all are read. */
export async function readClusterTasks({ get, source }: Reader, clusterArn: string): Promise<ClusterTasks> {
  const [tasks, stopped] = await Promise.all([
    get(`tasks:${clusterArn}`, () => source.listTasks(clusterArn)),
    get<TaskFact[]>(`stoppedTasks:${clusterArn}`, (last) => source.listStoppedInCluster(clusterArn, last)),
  ]);
  return { tasks, stopped };
}
