import type { TargetFact } from "@/lib/domain/facts";
import type { Service, Task } from "@/server/aws/write/ecs";

/** How far a service's rollout is: arrived, on its way (with what is missing), or given up (with the reason). */
export type Rollout =
  | { state: "arrived"; words: string }
  | { state: "underway"; words: string }
  | { state: "failed"; message: string; reason?: string };

export interface RolloutFacts {
  service: Service | null;
  /** The revision that was asked for. */
  taskDefinitionArn: string;
  desiredCount: number;
  targets: TargetFact[];
  /** Newest first. */
  stopped: Task[];
}

/** As many tasks that cannot start and ECS's circuit breaker would have fired, too: its smallest threshold. */
const HOPELESS = 3;

/** Judges a rollout from what ECS and the load balancer say; pure. */
export function judgeRollout(facts: RolloutFacts): Rollout {
  const { service, taskDefinitionArn, desiredCount, targets } = facts;
  if (service === null) return { state: "underway", words: "The service is not visible yet." };
  const primary = service.deployments?.find((deployment) => deployment.status === "PRIMARY");
  const stopped = facts.stopped.filter(
    (task) => task.taskDefinitionArn === taskDefinitionArn && isAfter(task, primary?.createdAt),
  );
  const reason = reasonOf(stopped);
  if (service.taskDefinition !== taskDefinitionArn) {
    return { state: "failed", message: "ECS rolled the service back to its former task definition.", reason };
  }
  if (primary?.rolloutState === "FAILED") {
    return { state: "failed", message: sentence(primary.rolloutStateReason), reason };
  }
  const unstartable = stopped.filter((task) => task.stopCode === "TaskFailedToStart");
  if (unstartable.length >= HOPELESS && (primary?.runningCount ?? 0) === 0) {
    return { state: "failed", message: `${unstartable.length} tasks could not start.`, reason };
  }
  const healthy = targets.filter((target) => target.state === "healthy").length;
  const count = `${healthy} of ${desiredCount} targets healthy`;
  if (healthy >= desiredCount && isSettled(service, desiredCount)) return { state: "arrived", words: count };
  return {
    state: "underway",
    words: [`${count}${rollingOut(service)}`, unhealthyWords(targets), reason].filter(Boolean).join("; "),
  };
}

/** An AWS implementation that does not tell the rollout's state still tells its counts. */
function isSettled(service: Service, desiredCount: number): boolean {
  const primary = service.deployments?.find((deployment) => deployment.status === "PRIMARY");
  if (primary?.rolloutState !== undefined) return primary.rolloutState === "COMPLETED";
  return (service.deployments?.length ?? 1) <= 1 && (service.runningCount ?? 0) >= desiredCount;
}

const rollingOut = (service: Service): string =>
  (service.deployments?.length ?? 1) > 1 ? ", the former tasks are being replaced" : "";

function unhealthyWords(targets: TargetFact[]): string | undefined {
  const worst =
    targets.find((target) => target.state === "unhealthy") ?? targets.find((target) => target.state !== "healthy");
  if (worst === undefined) return undefined;
  return `${worst.id} is ${worst.state}${worst.reasonCode ? ` (${worst.reasonCode})` : ""}`;
}

/** Why the newest task stopped: the container's own reason says more than the task's. */
function reasonOf(stopped: Task[]): string | undefined {
  const [task] = stopped;
  if (task === undefined || task.stopCode === "ServiceSchedulerInitiated" || task.stopCode === "UserInitiated") {
    return stopped.length > 1 ? reasonOf(stopped.slice(1)) : undefined;
  }
  const container = task.containers?.find((each) => each.reason || (each.exitCode ?? 0) !== 0);
  const exit =
    container?.exitCode === undefined ? undefined : `container ${container.name} exited with ${container.exitCode}`;
  return [task.stoppedReason, container?.reason, exit]
    .filter((part, index, all) => part && all.indexOf(part) === index)
    .join("; ");
}

/** Tasks of an earlier rollout of the same revision say nothing of this one. */
const isAfter = (task: Task, start: Date | undefined): boolean =>
  start === undefined || task.createdAt === undefined || task.createdAt >= start;

const sentence = (reason: string | undefined): string => {
  const text = reason ?? "ECS ended the rollout as failed.";
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
};
