/** What a container's health check says, and what follows from its results. (API reference, HealthCheck.) */
import type { HealthCheck } from "@aws-sdk/client-ecs";

export const DEFAULTS = { interval: 30, timeout: 5, retries: 3 } as const;

export interface CheckPlan {
  argv: readonly string[];
  intervalMs: number;
  timeoutMs: number;
  retries: number;
  startPeriodMs: number;
}

/** Undefined without a check: none given, or `NONE`. */
export function planOf(check: HealthCheck | undefined): CheckPlan | undefined {
  const [kind, ...words] = check?.command ?? [];
  if (!check || (kind !== "CMD" && kind !== "CMD-SHELL") || words.length === 0) return undefined;
  return {
    argv: kind === "CMD" ? words : ["/bin/sh", "-c", words.join(" ")],
    intervalMs: (check.interval ?? DEFAULTS.interval) * 1000,
    timeoutMs: (check.timeout ?? DEFAULTS.timeout) * 1000,
    retries: check.retries ?? DEFAULTS.retries,
    startPeriodMs: (check.startPeriod ?? 0) * 1000,
  };
}

export type HealthStatus = "UNKNOWN" | "HEALTHY" | "UNHEALTHY";

export interface ContainerHealth {
  status: HealthStatus;
  /** Failures in a row. */
  failures: number;
}

/** One pass is enough; it takes `retries` failures in a row, none of which is counted while the container starts up. */
export function afterResult(
  health: ContainerHealth,
  passed: boolean,
  { retries, starting }: { retries: number; starting: boolean },
): ContainerHealth {
  if (passed) return { status: "HEALTHY", failures: 0 };
  if (starting && health.status !== "HEALTHY") return health;
  const failures = health.failures + 1;
  return { status: failures >= retries ? "UNHEALTHY" : health.status, failures };
}

interface Checked {
  name?: string | undefined;
  essential?: boolean | undefined;
  healthCheck?: HealthCheck | undefined;
}

/** A task's health by that of its essential containers; `none` when no such container has a check. */
export function combined(
  definitions: readonly Checked[],
  statusOf: (name: string) => HealthStatus | undefined,
): HealthStatus | "none" {
  const checked = definitions.filter(({ essential, healthCheck }) => essential !== false && planOf(healthCheck));
  if (checked.length === 0) return "none";
  const all = checked.map(({ name = "" }) => statusOf(name) ?? "UNKNOWN");
  if (all.includes("UNHEALTHY")) return "UNHEALTHY";
  return all.includes("UNKNOWN") ? "UNKNOWN" : "HEALTHY";
}
