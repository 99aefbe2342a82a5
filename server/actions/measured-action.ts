import "server-only";
import type { Result } from "@/lib/contracts/errors";
import type { RequestHeaders } from "../auth/same-origin";
import { log, withRequestId } from "../log";
import { metrics } from "../metrics";
import { wrote } from "../writes";

/** Runs an action, logs how it ended and how long it took, and counts it. Its input is nobody's business here. */
export function measuredAction<T>(
  action: string,
  headers: RequestHeaders,
  run: () => Promise<Result<T>>,
): Promise<Result<T>> {
  return withRequestId(headers.get("x-request-id"), async () => {
    const startedAt = performance.now();
    const outcome = await run().finally(wrote);
    const seconds = (performance.now() - startedAt) / 1000;
    const result = outcome.ok ? "ok" : outcome.error.code;
    metrics().actions.observe({ action, result }, seconds);
    log.info({ action, result, durationMs: Math.round(seconds * 1000) }, "action");
    return outcome;
  });
}
