/** When a deployment has failed by its tasks, and how long to wait before the next attempt. */
import type { DeploymentConfiguration } from "@aws-sdk/client-ecs";

/** 0.5 × desired count, rounded up, at least 3 and at most 200 (developer guide, "Failure threshold"). */
export function failureThreshold(desiredCount: number): number {
  return Math.min(200, Math.max(3, Math.ceil(desiredCount * 0.5)));
}

export function isBroken(
  deployment: { rolloutState: string; failedTasks: number },
  desiredCount: number,
  { deploymentCircuitBreaker }: DeploymentConfiguration,
): boolean {
  return (
    deploymentCircuitBreaker?.enable === true &&
    deployment.rolloutState === "IN_PROGRESS" &&
    deployment.failedTasks >= failureThreshold(desiredCount)
  );
}

/** From this round of failures on, attempts are delayed. */
const PATIENCE = 3;
const MAX_DELAY = 15 * 60_000;

/** How often all wanted tasks have failed in a row. */
export function failureRound(failedTasks: number, desiredCount: number): number {
  return Math.ceil(failedTasks / Math.max(1, desiredCount));
}

/**
 * Milliseconds to wait after the last failure: none at first, then 1 s, doubled each round up to 15 minutes. ECS's own
 * steps are longer and not published; the cap is the one of its documentation ("Amazon ECS service throttle logic").
 */
export function startDelay(round: number): number {
  return round < PATIENCE ? 0 : Math.min(MAX_DELAY, 1000 * 2 ** (round - PATIENCE));
}
