import { expect, it } from "vitest";
import type { TargetGroupView } from "@/lib/contracts/load-balancers";
import { allTargets, arrangeTargets, countStates } from "./arrange-targets";

const FINE = { state: "healthy", verdict: "ok" as const, words: "", count: 2 };
const LATE = { state: "unhealthy", verdict: "fail" as const, code: "Target.Timeout", words: "", count: 1 };
const GROUP: TargetGroupView = {
  name: "blue",
  arn: "arn:blue",
  health: "degraded",
  words: "",
  healthCheck: [],
  count: { healthy: 2, total: 3 },
  reasons: [LATE, FINE],
  targets: [
    { address: "10.0.0.12", port: 80, zone: "us-east-1a", reason: 1 },
    { address: "10.0.0.9", port: 80, zone: "us-east-1b", reason: 1 },
    {
      address: "10.0.0.3",
      port: 8080,
      reason: 0,
      task: { arn: "task/8a", serviceName: "hello", lastStatus: "RUNNING" },
    },
  ],
  services: [],
  environments: [],
};
const GREEN = {
  ...GROUP,
  name: "green",
  arn: "arn:green",
  reasons: [FINE],
  targets: GROUP.targets?.slice(0, 1).map((one) => ({ ...one, reason: 0 })) ?? null,
};
const UNREAD = { ...GROUP, name: "unread", arn: "arn:unread", count: null, reasons: [], targets: null };

const ALL = { text: "", state: "", group: "" };
const addresses = (filter: Partial<typeof ALL>, by = "health", down = false) =>
  arrangeTargets(allTargets([GROUP, GREEN, UNREAD]), { ...ALL, ...filter }, { by, down }).map(
    ({ group, address }) => `${group} ${address}`,
  );

it("those in trouble first, then by address as people count", () => {
  expect(addresses({ group: "blue" })).toEqual(["blue 10.0.0.3", "blue 10.0.0.9", "blue 10.0.0.12"]);
  expect(addresses({ group: "blue" }, "target", true)).toEqual(["blue 10.0.0.12", "blue 10.0.0.9", "blue 10.0.0.3"]);
});

it.each<[Partial<typeof ALL>, string[]]>([
  [{ text: "timeout" }, ["blue 10.0.0.3"]],
  [{ text: "HELLO :8080" }, ["blue 10.0.0.3"]],
  [{ text: "us-east-1b" }, ["blue 10.0.0.9"]],
  [{ state: "healthy", group: "green" }, ["green 10.0.0.12"]],
  [{ state: "draining" }, []],
  [{ text: "nobody" }, []],
])("%o", (filter, expected) => {
  expect(addresses(filter)).toEqual(expected);
});

it("states are counted over all groups, worst first", () => {
  expect(countStates([GREEN, GROUP]).map(({ word, tone, count }) => [word, tone, count])).toEqual([
    ["unhealthy", "bad", 1],
    ["healthy", "ok", 4],
  ]);
});

it("the same address in two groups is two rows", () => {
  const keys = allTargets([GROUP, GREEN]).map(({ key }) => key);
  expect(new Set(keys).size).toBe(keys.length);
});
