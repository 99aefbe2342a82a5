import { describe, expect, it } from "vitest";
import type { ProbeSettings } from "@/lib/contracts/probes";
import { availabilityWords, probeStatus, resultWords } from "./probe";

it.each([
  [0, 0, "not known"],
  [10, 0, "100 %"],
  [10, 10, "0 %"],
  [3, 1, "66.66 %"],
  [100_000, 1, "99.99 %"],
])("of %i probes %i failed: %s", (total, failed, words) => expect(availabilityWords(total, failed)).toBe(words));

it("a result in words", () => {
  const time = "2026-01-02T03:04:05.000Z";
  expect(resultWords({ time, ok: true, status: 200, latencyMs: 34 })).toBe("200 in 34 ms");
  expect(resultWords({ time, ok: false, status: 503, latencyMs: 4, hop: "targetGroup" })).toBe(
    "503 in 4 ms, points at: target group",
  );
  expect(resultWords({ time, ok: false, latencyMs: 5_000, problem: "no answer within 5 s" })).toBe(
    "no answer within 5 s",
  );
});

describe("what the newest result says of now", () => {
  const settings: ProbeSettings = {
    enabled: true,
    path: "/",
    intervalSeconds: 10,
    timeoutSeconds: 5,
    expected: "200",
  };
  const NOW = Date.parse("2026-01-02T03:04:05.000Z");
  const last = (secondsAgo: number, ok = true) => ({
    time: new Date(NOW - secondsAgo * 1000).toISOString(),
    ok,
    latencyMs: 1,
  });
  it.each([
    [{ settings: null, last: null }, "idle", "Not probed"],
    [{ settings: { ...settings, enabled: false }, last: last(1) }, "idle", "Not probed"],
    [{ settings, last: null }, "unknown", "No result yet"],
    [{ settings, last: last(4) }, "ok", "As expected"],
    [{ settings, last: last(4, false) }, "bad", "Failing"],
    [{ settings, last: last(29) }, "ok", "As expected"],
    [{ settings, last: last(120) }, "unknown", "Last probed 2 min ago"],
    [{ settings, last: last(120, false) }, "unknown", "Last probed 2 min ago"],
  ])("%#: %o is %s", (given, tone, word) => expect(probeStatus(given, NOW)).toEqual({ tone, word }));
});
