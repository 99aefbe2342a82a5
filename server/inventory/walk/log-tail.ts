import type { TaskDefinitionFact, TaskFact } from "@/lib/domain/facts";
import type { LogFilter } from "@/server/aws/read/logs";

/** What a task wrote in its last minutes. */
const BEFORE_END_MS = 5 * 60_000;

/** Where the last lines of a stopped task are: of the container that failed, with `awslogs`; null when nowhere. */
export function lastLinesOf(task: TaskFact, definition: TaskDefinitionFact | undefined): LogFilter | null {
  const failed = task.containers.find(({ exitCode }) => exitCode !== undefined && exitCode !== 0) ?? task.containers[0];
  const logging = definition?.containers.find(({ name }) => name === failed?.name)?.logging;
  if (!failed || logging?.driver !== "awslogs" || !logging.group || !logging.streamPrefix) return null;
  const end = Date.parse(task.stoppedAt ?? task.createdAt ?? "");
  if (Number.isNaN(end)) return null;
  const taskId = task.arn.slice(task.arn.lastIndexOf("/") + 1);
  // The stream's name: CloudWatch Logs of ECS, "Using the awslogs log driver".
  return {
    group: logging.group,
    streamPrefix: `${logging.streamPrefix}/${failed.name}/${taskId}`,
    from: end - BEFORE_END_MS,
  };
}
