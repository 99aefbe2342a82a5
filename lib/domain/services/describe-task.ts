import type { DefinitionSummary, TaskSummary } from "@/lib/contracts/services";
import type { TaskDefinitionFact, TaskFact } from "../facts";
import { lastPart } from "./names";
import { whyStopped } from "./why-stopped";

/** A task as a person reads it. */
export function describeTask(task: TaskFact): TaskSummary {
  const stopping = task.stopCode !== undefined || task.lastStatus === "STOPPED";
  const { healthStatus } = task;
  return {
    arn: task.arn,
    id: lastPart(task.arn),
    status: task.lastStatus,
    desiredStatus: task.desiredStatus,
    taskDefinition: lastPart(task.taskDefinitionArn),
    addresses: task.addresses,
    // Without a health check ECS says UNKNOWN of every task.
    ...(healthStatus !== undefined && healthStatus !== "UNKNOWN" && { health: healthStatus }),
    createdAt: task.createdAt,
    startedAt: task.startedAt,
    stoppedAt: task.stoppedAt,
    stopCode: task.stopCode,
    stoppedReason: task.stoppedReason,
    meaning: stopping ? whyStopped(task) : undefined,
    containers: task.containers.map(({ name, image, digest, lastStatus, exitCode, reason, healthStatus: health }) => ({
      name,
      image,
      digest,
      status: lastStatus,
      exitCode,
      reason,
      ...(health !== undefined && health !== "UNKNOWN" && { health }),
    })),
  };
}

/** A task definition as a person reads it. */
export const describeDefinition = (from: TaskDefinitionFact): DefinitionSummary => ({
  arn: from.arn,
  name: `${from.family}:${from.revision}`,
  cpu: from.cpu,
  memory: from.memory,
  networkMode: from.networkMode,
  executionRoleArn: from.executionRoleArn,
  taskRoleArn: from.taskRoleArn,
  containers: from.containers.map(({ name, image, essential, ports, entryPoint, command, healthCheck, logging }) => ({
    name,
    image,
    // ECS: what does not say otherwise is essential.
    essential: essential ?? true,
    ports: ports ?? [],
    command: [...(entryPoint ?? []), ...(command ?? [])].join(" ") || undefined,
    healthCheck: healthCheck?.join(" "),
    logging: logging ?? null,
  })),
});
