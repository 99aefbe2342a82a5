/** Where the containers of a task write to, as far as their log driver is `awslogs`. */
import type { ContainerDefinition } from "@aws-sdk/client-ecs";
import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import type { World } from "../../../world";
import { type ContainerLog, openContainerLog } from "../../logs/for-ecs";

/** The task cannot be prepared; `message` is ECS's whole reason. */
export class InitializationError extends Error {
  override name = "InitializationError";
}

/** By container name. @throws InitializationError as Fargate words it, e.g. for a log group that does not exist */
export function openLogs(
  world: World,
  region: string,
  taskId: string,
  definitions: readonly ContainerDefinition[],
): Map<string, ContainerLog> {
  const logs = new Map<string, ContainerLog>();
  for (const { name = "", logConfiguration } of definitions) {
    if (logConfiguration?.logDriver !== "awslogs") continue;
    const options = logConfiguration.options ?? {};
    const prefix = options["awslogs-stream-prefix"];
    const target = {
      region: options["awslogs-region"] ?? region,
      group: options["awslogs-group"] ?? "",
      // Without a prefix the stream is named by the container's id.
      stream: prefix === undefined ? hex(64) : `${prefix}/${name}/${taskId}`,
      createGroup: options["awslogs-create-group"] === "true",
    };
    try {
      logs.set(name, openContainerLog(world, target));
    } catch (error) {
      if (!(error instanceof AwsError)) throw error;
      throw new InitializationError(
        `ResourceInitializationError: failed to validate logger args: create stream has been retried 1 times: failed to create Cloudwatch log stream: ${error.code}: ${error.message} : exit status 1`,
      );
    }
  }
  return logs;
}
