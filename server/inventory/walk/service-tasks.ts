import type { Fact, Facts, ServiceFact, TaskFact } from "@/lib/domain/facts";
import { byId, type Reader } from "./reader";

/** The tasks of one service and what they run. */
export interface ServiceTasks {
  /** All tasks of its cluster that run or are meant to: other pages read the same list. */
  tasks: Fact<TaskFact[]>;
  /** Newest first. */
  stopped: Fact<TaskFact[]>;
  taskDefinitions: Facts["taskDefinitions"];
}

export async function readServiceTasks(
  { get, source }: Reader,
  { name, clusterArn }: Pick<ServiceFact, "name" | "clusterArn">,
): Promise<ServiceTasks> {
  const [tasks, stopped] = await Promise.all([
    get(`tasks:${clusterArn}`, () => source.listTasks(clusterArn)),
    get(`stoppedTasks:${clusterArn}/${name}`, () => source.listStoppedTasks(clusterArn, name)),
  ]);
  const own = (tasks.value ?? []).filter((task) => task.serviceName === name);
  const arns = [...own, ...(stopped.value ?? [])].flatMap(({ taskDefinitionArn }) => taskDefinitionArn || []);
  const taskDefinitions = await byId(arns, (arn) => get(`taskDefinitions:${arn}`, () => source.getTaskDefinition(arn)));
  return { tasks, stopped, taskDefinitions };
}
