import { expect, test } from "vitest";
import { afterCheck, CHECKING, type CheckResult, REGISTERING, type TargetHealth } from "./target-health";

const PASS: CheckResult = { ok: true };
const TIMEOUT: CheckResult = { ok: false, reason: "Target.Timeout", description: "Request timed out" };
const CODE: CheckResult = {
  ok: false,
  reason: "Target.ResponseCodeMismatch",
  description: "Health checks failed with these codes: [500]",
};
const results: Record<string, CheckResult> = { p: PASS, t: TIMEOUT, c: CODE };

/** `p` passed, `t` timed out, `c` wrong code. */
function states(checks: string, healthy = 3, unhealthy = 2, from: TargetHealth = REGISTERING): string[] {
  let health = from;
  return [...checks].map((check) => {
    health = afterCheck(health, results[check] ?? PASS, { healthy, unhealthy });
    return health.reason ? `${health.state} ${health.reason}` : health.state;
  });
}

const INITIAL = "initial Elb.InitialHealthChecking";
const TIMED_OUT = "unhealthy Target.Timeout";
const WRONG_CODE = "unhealthy Target.ResponseCodeMismatch";

test.each<[string, string, string[]]>([
  ["a new target needs one pass only", "p", ["healthy"]],
  ["a new target fails after the threshold", "tt", [INITIAL, TIMED_OUT]],
  ["one failure, then a pass: healthy", "tp", [INITIAL, "healthy"]],
  ["healthy: one failure is forgiven", "ptpt", ["healthy", "healthy", "healthy", "healthy"]],
  ["healthy: consecutive failures are not", "ptc", ["healthy", "healthy", WRONG_CODE]],
  ["unhealthy: the newest reason is shown", "ttc", [INITIAL, TIMED_OUT, WRONG_CODE]],
  ["unhealthy: three passes in a row", "ttppp", [INITIAL, TIMED_OUT, TIMED_OUT, TIMED_OUT, "healthy"]],
  [
    "unhealthy: a failure starts the count anew",
    "ttpptppp",
    [INITIAL, TIMED_OUT, TIMED_OUT, TIMED_OUT, TIMED_OUT, TIMED_OUT, TIMED_OUT, "healthy"],
  ],
])("%s", (_what, checks, expected) => {
  expect(states(checks)).toEqual(expected);
});

test("the thresholds are those in force at the check", () => {
  expect(states("tttt", 3, 4)).toEqual([INITIAL, INITIAL, INITIAL, TIMED_OUT]);
  const halfway = afterCheck(CHECKING, TIMEOUT, { healthy: 3, unhealthy: 5 });
  expect(afterCheck(halfway, TIMEOUT, { healthy: 3, unhealthy: 2 }).state).toBe("unhealthy");
});
