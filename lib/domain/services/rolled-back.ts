import type { Timestamp } from "@/lib/contracts/freshness";
import type { ServiceDeploymentFact, ServiceFact } from "../facts";

/** A rollout that ECS took back. */
export interface RolledBack {
  /** The deployment that failed, `ecs-svc/123`. */
  deploymentId: string;
  /** `tasks failed to start.`, `alarm detected.` */
  reason: string;
  message: string;
  at?: Timestamp;
}

// The texts: ECS developer guide, "Amazon ECS service event messages" and "deployment circuit breaker".
const FAILED = /\(deployment (\S+)\) deployment failed: (.*)$/;
const BACK_TO = /rolling back to deployment (\S+?)\.?$/;

/**
 * The last rollout, if it was rolled back and none has been begun since. Only the events tell: ECS drops the failed
 * deployment as soon as the rollback is through.
 */
export function rolledBack({ deployments, events }: ServiceFact): RolledBack | null {
  const at = events.findIndex(({ message }) => FAILED.test(message));
  const failed = events[at];
  const [, deploymentId = "", reason = ""] = failed?.message.match(FAILED) ?? [];
  const back = events.slice(0, at + 2).flatMap(({ message }) => message.match(BACK_TO)?.[1] ?? [])[0];
  const primary = deployments.find(({ status }) => status === "PRIMARY");
  if (!failed || back === undefined || primary?.id !== back) return null;
  return { deploymentId, reason, message: failed.message, at: failed.at };
}

/** It is being taken back, or stays as it is where nothing takes it back. */
export const stoppedByBreaker = ({ rolloutState, rolloutStateReason = "" }: ServiceDeploymentFact): boolean =>
  rolloutState === "FAILED" && /circuit breaker/.test(rolloutStateReason);
