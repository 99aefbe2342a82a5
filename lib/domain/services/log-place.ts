import type { ContainerDefinitionFact } from "../facts";

/** Where the lines of a container are, or why there are none. */
export type LogPlace = { group: string; streamPrefix?: string } | { absent: { message: string; remedy: string } };

const AWSLOGS_REMEDY =
  "Register a revision of the task definition whose container has logConfiguration with logDriver awslogs, awslogs-group, " +
  "awslogs-region and awslogs-stream-prefix, and an executionRoleArn that may logs:CreateLogStream and logs:PutLogEvents; then deploy it.";

/**
 * Where a container writes to. Stream names: ECS developer guide, "Using the awslogs driver": `prefix/container/task-id`;
 * without a prefix the stream is the container's own id, and cannot be found by the task.
 */
export function logPlace(container: ContainerDefinitionFact, region: string, taskId?: string): LogPlace {
  const { name, logging } = container;
  if (logging === undefined) {
    return absent(`The container ${name} has no log driver: what it writes is not kept.`, AWSLOGS_REMEDY);
  }
  if (logging.driver !== "awslogs" || !logging.group) {
    return absent(
      `The container ${name} logs by ${logging.driver}, not to CloudWatch Logs, so it cannot be read here.`,
      "Look where that driver sends its lines, or use the awslogs driver.",
    );
  }
  if (logging.region !== undefined && logging.region !== region) {
    return absent(
      `The container ${name} logs to ${logging.group} in ${logging.region}; Stageway is connected to ${region}.`,
      `Connect a Stageway to ${logging.region}, or let the container log to its own region.`,
    );
  }
  if (logging.streamPrefix === undefined) return { group: logging.group };
  return { group: logging.group, streamPrefix: `${logging.streamPrefix}/${name}/${taskId ?? ""}` };
}

const absent = (message: string, remedy: string): LogPlace => ({ absent: { message, remedy } });
