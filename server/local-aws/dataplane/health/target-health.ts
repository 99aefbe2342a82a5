/** How one target's health follows from its health checks. A pure state machine; the words are ELB's. */

export type CheckResult = { ok: true } | { ok: false; reason: FailureReason; description: string };
export type FailureReason = "Target.ResponseCodeMismatch" | "Target.Timeout" | "Target.FailedHealthChecks";

export interface TargetHealth {
  state: "initial" | "healthy" | "unhealthy";
  reason?: string;
  description?: string;
  /** Consecutive results that speak against the state. */
  against: number;
}

export interface Thresholds {
  healthy: number;
  unhealthy: number;
}

/** Just registered, or just attached to a load balancer; no check has begun. */
export const REGISTERING: TargetHealth = {
  state: "initial",
  reason: "Elb.RegistrationInProgress",
  description: "Target registration is in progress",
  against: 0,
};

export const CHECKING: TargetHealth = {
  state: "initial",
  reason: "Elb.InitialHealthChecking",
  description: "Initial health checks in progress",
  against: 0,
};

const HEALTHY: TargetHealth = { state: "healthy", against: 0 };

/**
 * A new target is healthy after one passed check; after that a change takes the threshold's number of consecutive
 * results (ALB guide, "Health checks for Application Load Balancer target groups").
 */
export function afterCheck(health: TargetHealth, result: CheckResult, thresholds: Thresholds): TargetHealth {
  return result.ok ? afterPass(health, thresholds) : afterFailure(health, result, thresholds);
}

function afterPass(health: TargetHealth, thresholds: Thresholds): TargetHealth {
  if (health.state === "unhealthy" && health.against + 1 < thresholds.healthy) {
    return { ...health, against: health.against + 1 };
  }
  return HEALTHY;
}

function afterFailure(
  health: TargetHealth,
  failure: { reason: FailureReason; description: string },
  thresholds: Thresholds,
): TargetHealth {
  const unhealthy: TargetHealth = {
    state: "unhealthy",
    reason: failure.reason,
    description: failure.description,
    against: 0,
  };
  if (health.state === "unhealthy") return unhealthy;
  if (health.against + 1 >= thresholds.unhealthy) return unhealthy;
  return { ...(health.state === "initial" ? CHECKING : health), against: health.against + 1 };
}
