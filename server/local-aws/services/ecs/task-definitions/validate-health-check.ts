import type { HealthCheck } from "@aws-sdk/client-ecs";
import { clientError } from "../errors";

/** Bounds of the API reference, HealthCheck. */
const BOUNDS = { interval: [5, 300], timeout: [2, 120], retries: [1, 10], startPeriod: [0, 300] } as const;

/** @throws AwsError ClientException */
export function validateHealthCheck(check: HealthCheck | undefined, container: string): void {
  if (!check) return;
  const [kind, ...words] = check.command ?? [];
  if (kind !== "CMD" && kind !== "CMD-SHELL" && kind !== "NONE") {
    throw clientError(
      `Invalid health check for container '${container}'. The command must begin with CMD, CMD-SHELL or NONE.`,
    );
  }
  if (kind !== "NONE" && words.every((word) => word.trim() === "")) {
    throw clientError(`Invalid health check for container '${container}'. The command cannot be empty.`);
  }
  for (const [name, [low, high]] of Object.entries(BOUNDS)) {
    const value = check[name as keyof typeof BOUNDS];
    if (value === undefined || (value >= low && value <= high)) continue;
    throw clientError(
      `Invalid health check for container '${container}'. '${name}' must be between ${low} and ${high}.`,
    );
  }
}
