import type { Fact, TaskDefinitionFact, TaskFact } from "@/lib/domain/facts";
import { lastPart } from "@/lib/domain/services/names";
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

/**
 * The task definition of one task, whoever started it. Undefined: ECS does not tell of the task (any more), nor was it
 * `kept`.
 */
export async function readDefinitionOfTask(
  reader: Reader,
  clusterArn: string,
  taskId: string,
  kept: TaskFact | undefined,
): Promise<Fact<TaskDefinitionFact> | undefined> {
  const { tasks, stopped } = await readClusterTasks(reader, clusterArn);
  const all = [...(tasks.value ?? []), ...(stopped.value ?? [])];
  const arn = (all.find((task) => lastPart(task.arn) === taskId) ?? kept)?.taskDefinitionArn;
  if (arn) return reader.get(`taskDefinitions:${arn}`, () => reader.source.getTaskDefinition(arn));
  // It may be among those that could not be read.
  const unread = [tasks, stopped].find(({ value, error }) => value === undefined || error);
  return unread && { ...(unread.error && { error: unread.error }) };
}
