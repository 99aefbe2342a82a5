import { describe, expect, it } from "vitest";
import type { StageRecord } from "../../model";
import { rateOf, throttle } from "./throttle";

const at = new Date(0);
const stage = (methodSettings: StageRecord["methodSettings"]): StageRecord => ({
  restApiId: "a",
  stageName: "dev",
  deploymentId: "d",
  createdDate: at,
  lastUpdatedDate: at,
  ...(methodSettings ? { methodSettings } : {}),
});

describe("which limit applies", () => {
  const all = { throttlingRateLimit: 5, throttlingBurstLimit: 2 };
  const own = { throttlingRateLimit: 1, throttlingBurstLimit: 1 };
  const none = { throttlingRateLimit: -1, throttlingBurstLimit: -1 };
  it.each([
    ["no settings", undefined, undefined],
    ["of all methods", { "*/*": all }, { perSecond: 5, burst: 2 }],
    ["of the method before that of all", { "*/*": all, "~1orders~1{id}/GET": own }, { perSecond: 1, burst: 1 }],
    ["another method's is none of ours", { "~1orders~1{id}/POST": own }, undefined],
    ["a method set back to the account's", { "*/*": all, "~1orders~1{id}/GET": none }, undefined],
    ["other settings only", { "*/*": { metricsEnabled: true } }, undefined],
    ["a rate alone", { "*/*": { throttlingRateLimit: 3, throttlingBurstLimit: -1 } }, { perSecond: 3, burst: 5_000 }],
    ["nothing at all", { "*/*": { throttlingRateLimit: 0, throttlingBurstLimit: 0 } }, { perSecond: 0, burst: 0 }],
  ])("%s", (_, settings, expected) => expect(rateOf(stage(settings), "/orders/{id}", "GET")).toEqual(expected));
});

it("counts each method for itself, and anew after a change of the stage", () => {
  const settings = { "*/*": { throttlingRateLimit: 1, throttlingBurstLimit: 1 } };
  const before = stage(settings);
  throttle(before, "/a", "GET", 0);
  throttle(before, "/b", "GET", 0);
  expect(() => throttle(before, "/a", "GET", 0)).toThrow("more than 1 requests a second (burst 1) of GET /a");
  throttle(stage(settings), "/a", "GET", 0);
  throttle(before, "/a", "GET", 1_000);
});
