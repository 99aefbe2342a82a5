import { describe, expect, it } from "vitest";
import { readMisbehaviour } from "./settings";

describe("how to misbehave", () => {
  it("is not at all by default", () => {
    expect(readMisbehaviour({ PATH: "/bin", STATUS: " " })).toEqual({
      status: 200,
      latencyMs: 0,
      crashAfterRequests: undefined,
      crashAfterSeconds: undefined,
      exitCode: 1,
      unhealthyPath: undefined,
      hang: false,
      memoryMb: 0,
    });
  });

  it.each([
    [{ STATUS: "503" }, { status: 503 }],
    [{ LATENCY_MS: "1500" }, { latencyMs: 1500 }],
    [
      { CRASH_AFTER_REQUESTS: "3", EXIT_CODE: "42" },
      { crashAfterRequests: 3, exitCode: 42 },
    ],
    [{ CRASH_AFTER_SECONDS: "0.25" }, { crashAfterSeconds: 0.25 }],
    [{ UNHEALTHY_PATH: "/health" }, { unhealthyPath: "/health" }],
    [{ HANG: "TRUE" }, { hang: true }],
    [{ HANG: "0" }, { hang: false }],
    [{ HANG: "/slow" }, { hang: "/slow" }],
    [{ MEMORY_MB: "1024" }, { memoryMb: 1024 }],
  ])("%j is %j", (environment, expected) => {
    expect(readMisbehaviour(environment as Record<string, string>)).toMatchObject(expected);
  });

  it.each([
    [{ STATUS: "99" }, "STATUS must be a whole number from 200 to 599, not '99'"],
    [{ STATUS: "2e2" }, "STATUS must be"],
    [{ LATENCY_MS: "-1" }, "LATENCY_MS must be"],
    [{ CRASH_AFTER_REQUESTS: "0" }, "CRASH_AFTER_REQUESTS must be"],
    [{ CRASH_AFTER_SECONDS: "soon" }, "CRASH_AFTER_SECONDS must be a number of seconds, not 'soon'"],
    [{ UNHEALTHY_PATH: "health" }, "UNHEALTHY_PATH must be a path"],
    [{ HANG: "maybe" }, "HANG must be true, false or a path"],
    [{ MEMORY_MB: "1.5" }, "MEMORY_MB must be"],
  ])("%j is refused", (environment, message) => {
    expect(() => readMisbehaviour(environment as Record<string, string>)).toThrow(message);
  });
});
