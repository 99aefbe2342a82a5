import { describe, expect, it } from "vitest";
import { failureRound, failureThreshold, isBroken, startDelay } from "./circuit-breaker";

describe("the circuit breaker", () => {
  it.each([
    [0, 3],
    [1, 3],
    [6, 3],
    [7, 4],
    [25, 13],
    [400, 200],
    [5000, 200],
  ])("allows a service of %i fewer than %i failures", (desiredCount, threshold) => {
    expect(failureThreshold(desiredCount)).toBe(threshold);
    const on = { deploymentCircuitBreaker: { enable: true, rollback: false } };
    expect(isBroken({ rolloutState: "IN_PROGRESS", failedTasks: threshold - 1 }, desiredCount, on)).toBe(false);
    expect(isBroken({ rolloutState: "IN_PROGRESS", failedTasks: threshold }, desiredCount, on)).toBe(true);
    expect(isBroken({ rolloutState: "COMPLETED", failedTasks: threshold }, desiredCount, on)).toBe(false);
    expect(isBroken({ rolloutState: "IN_PROGRESS", failedTasks: threshold }, desiredCount, {})).toBe(false);
  });
});

describe("the delay after failures", () => {
  it.each([
    [0, 2, 0, 0],
    [4, 2, 2, 0],
    [5, 2, 3, 1000],
    [4, 1, 4, 2000],
    [8, 1, 8, 32_000],
    [40, 1, 40, 900_000],
    [3, 0, 3, 1000],
  ])("%i failures of %i tasks are round %i and wait %i ms", (failed, desired, round, delay) => {
    expect(failureRound(failed, desired)).toBe(round);
    expect(startDelay(round)).toBe(delay);
  });
});
