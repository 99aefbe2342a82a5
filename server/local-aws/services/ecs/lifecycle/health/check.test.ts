import { describe, expect, it } from "vitest";
import { afterResult, type ContainerHealth, combined, planOf } from "./check";

describe("a health check's plan", () => {
  it("has ECS's defaults", () => {
    expect(planOf({ command: ["CMD-SHELL", "curl -f http://localhost/ || exit 1"] })).toEqual({
      argv: ["/bin/sh", "-c", "curl -f http://localhost/ || exit 1"],
      intervalMs: 30_000,
      timeoutMs: 5_000,
      retries: 3,
      startPeriodMs: 0,
    });
  });

  it.each([
    [
      ["CMD", "curl", "-f", "localhost"],
      ["curl", "-f", "localhost"],
    ],
    [["NONE"], undefined],
    [["CMD"], undefined],
    [["curl", "-f"], undefined],
    [[], undefined],
  ])("of %j runs %j", (command, argv) => {
    expect(planOf({ command })?.argv).toEqual(argv);
  });

  it("is none without a check", () => {
    expect(planOf(undefined)).toBeUndefined();
  });
});

describe("results in a row", () => {
  /** `+` passed, `-` failed, `s` failed while it starts up; what the status was after each, by its first letter. */
  it.each([
    ["+", "H"],
    ["--", "UU"],
    ["---", "UUX"],
    ["--+--", "UUHHH"],
    ["+---", "HHHX"],
    ["sss---", "UUUUUX"],
    ["+sss", "HHHX"],
    ["---+", "UUXH"],
  ])("%s come to %s", (results, expected) => {
    let health: ContainerHealth = { status: "UNKNOWN", failures: 0 };
    const seen = [...results].map((result) => {
      health = afterResult(health, result === "+", { retries: 3, starting: result === "s" });
      return { UNKNOWN: "U", HEALTHY: "H", UNHEALTHY: "X" }[health.status];
    });
    expect(seen.join("")).toBe(expected);
  });
});

describe("a task's health", () => {
  const check = { command: ["CMD", "true"] };
  it.each([
    ["none", [{ name: "a" }]],
    ["none", [{ name: "a", essential: false, healthCheck: check }]],
    ["HEALTHY", [{ name: "healthy", healthCheck: check }, { name: "a" }]],
    [
      "UNKNOWN",
      [
        { name: "healthy", healthCheck: check },
        { name: "new", healthCheck: check },
      ],
    ],
    [
      "UNHEALTHY",
      [
        { name: "new", healthCheck: check },
        { name: "sick", healthCheck: check },
      ],
    ],
    [
      "HEALTHY",
      [
        { name: "healthy", healthCheck: check },
        { name: "sick", essential: false, healthCheck: check },
      ],
    ],
  ])("is %s of %j", (expected, definitions) => {
    const status = (name: string) => (name === "healthy" ? "HEALTHY" : name === "sick" ? "UNHEALTHY" : undefined);
    expect(combined(definitions, status)).toBe(expected);
  });
});
