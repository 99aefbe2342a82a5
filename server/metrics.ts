import "server-only";
import { Counter, collectDefaultMetrics, Gauge, Histogram, Registry } from "prom-client";

/** From a cached answer to a slow call of AWS, in seconds. */
const BUCKETS = [0.005, 0.02, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10];

/**
 * What the process measures, for `GET /api/metrics`. Values of labels come from closed sets: services, operations, error
 * codes, routes of the build. Never an id, a name or a path that somebody typed.
 */
function makeMetrics() {
  const registry = new Registry();
  const registers = [registry];
  collectDefaultMetrics({ register: registry });
  const gauge = (name: string, help: string, ...labelNames: string[]) =>
    new Gauge({ name: `stageway_${name}`, help, labelNames, registers });
  const seconds = (name: string, help: string, ...labelNames: string[]) =>
    new Histogram({ name: `stageway_${name}_duration_seconds`, help, labelNames, buckets: BUCKETS, registers });
  const counter = (name: string, help: string, ...labelNames: string[]) =>
    new Counter({ name: `stageway_${name}_total`, help, labelNames, registers });
  return {
    registry,
    requests: seconds("http_request", "Requests to the dashboard.", "method", "route", "status"),
    actions: seconds("action", "Commands that people gave.", "action", "result"),
    awsCalls: counter("aws_calls", "Attempts to call AWS.", "service", "operation", "result"),
    awsDurations: seconds("aws_call", "Attempts to call AWS, without the wait for the budget.", "service"),
    awsThrottles: counter("aws_throttles", "Calls that AWS answered with: fewer, please.", "service", "operation"),
    budgetCalls: gauge("aws_budget_calls", "Calls that reading may make at once; below 0: some wait.", "quota"),
    budgetRate: gauge("aws_budget_calls_per_second", "How fast that fills; less after throttling.", "quota"),
    facts: gauge("facts", "Facts that are held in memory.", "family"),
    factsFailing: gauge("facts_failing", "Facts whose latest reading failed.", "family"),
    factsAge: gauge("facts_age_seconds", "Age of the oldest fact; it grows while nobody looks.", "family"),
    probes: counter("probes", "Probes of environments that this process made.", "result"),
    operations: gauge("operations", "Operations in the database.", "status"),
  };
}

const KEY = Symbol.for("stageway.metrics");
const shared = globalThis as { [KEY]?: ReturnType<typeof makeMetrics> };

/** The process's one registry and what is in it. */
export function metrics(): ReturnType<typeof makeMetrics> {
  shared[KEY] ??= makeMetrics();
  return shared[KEY];
}

/** One attempt to call AWS. `result`: `ok`, or a code of `lib/contracts/errors`. */
export function countAwsCall(service: string, operation: string, result: string, durationMs: number): void {
  const { awsCalls, awsDurations, awsThrottles } = metrics();
  awsCalls.inc({ service, operation, result });
  awsDurations.observe({ service }, durationMs / 1000);
  if (result === "aws_throttled") awsThrottles.inc({ service, operation });
}
