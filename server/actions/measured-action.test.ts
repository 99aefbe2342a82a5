import { expect, it, vi } from "vitest";
import { log } from "../log";
import { metrics } from "../metrics";
import { measuredAction } from "./measured-action";

it("logs and counts how an action ended, and neither its input nor its answer", async () => {
  const info = vi.spyOn(log, "info").mockImplementation(() => {});
  const headers = new Headers({ "x-request-id": "one" });
  const error = { code: "conflict", message: "held by hunter2" } as const;
  await measuredAction("thing.make", headers, async () => ({ ok: true, data: "hunter2" }));
  expect(await measuredAction("thing.make", headers, async () => ({ ok: false, error }))).toEqual({ ok: false, error });
  expect(info.mock.calls).toEqual([
    [{ action: "thing.make", result: "ok", durationMs: expect.any(Number) }, "action"],
    [{ action: "thing.make", result: "conflict", durationMs: expect.any(Number) }, "action"],
  ]);
  const text = await metrics().registry.getSingleMetricAsString("stageway_action_duration_seconds");
  expect(text).toContain('stageway_action_duration_seconds_count{action="thing.make",result="ok"} 1');
  expect(text).toContain('stageway_action_duration_seconds_count{action="thing.make",result="conflict"} 1');
  expect(text).not.toContain("hunter2");
});
