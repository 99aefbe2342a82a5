import { beforeEach, expect, it, vi } from "vitest";
import type { ClusterFact, Fact } from "@/lib/domain/facts";
import { lookAtStopped } from "./look-at-stopped";

const { warn, keepStopped, stopped } = vi.hoisted(() => ({
  warn: vi.fn(),
  keepStopped: vi.fn(),
  stopped: { clusters: vi.fn<() => Promise<Fact<ClusterFact[]>>>(), unkept: vi.fn() },
}));
vi.mock("@/server/log", () => ({ log: { warn } }));
vi.mock("@/server/history", () => ({ keepStopped }));
vi.mock("@/server/store", () => ({ keptSince: async () => new Set() }));
vi.mock("@/server/inventory", () => ({ inventory: () => ({ stopped }) }));
vi.mock("node:timers/promises", () => ({ setTimeout: async () => {} }));

const cluster = (name: string, status = "ACTIVE"): ClusterFact => ({ arn: `arn:${name}`, name, status });
const look = () => lookAtStopped(new AbortController().signal);
beforeEach(() => {
  vi.clearAllMocks();
  stopped.unkept.mockResolvedValue({ value: ["a task"] });
});

it("keeps what stopped in each cluster; one that cannot be read is said and hides no other", async () => {
  stopped.clusters.mockResolvedValue({ value: [cluster("a"), cluster("b"), cluster("gone", "INACTIVE")] });
  stopped.unkept.mockResolvedValueOnce({ error: { code: "aws_denied", message: "No.", since: "" } });
  await look();
  expect(stopped.unkept.mock.calls.map(([arn]) => arn)).toEqual(["arn:a", "arn:b"]);
  expect(warn.mock.calls).toEqual([[{ cluster: "arn:a", code: "aws_denied" }, expect.any(String)]]);
  expect(keepStopped).toHaveBeenCalledExactlyOnceWith(["a task"]);
});

it.each<[what: string, clusters: Fact<ClusterFact[]>, code: string, looked: number]>([
  ["are denied", { error: { code: "aws_denied", message: "No.", since: "" } }, "aws_denied", 0],
  ["are not read yet", { awaitedSince: "" }, "timed_out", 0],
  [
    "are as they were last known",
    { value: [cluster("a")], error: { code: "aws_throttled", message: "No.", since: "" } },
    "aws_throttled",
    1,
  ],
])("says so where the clusters %s, for the next look comes late", async (_, clusters, code, looked) => {
  stopped.clusters.mockResolvedValue(clusters);
  await look();
  expect(warn.mock.calls).toEqual([[{ code }, expect.stringContaining("clusters")]]);
  expect(stopped.unkept).toHaveBeenCalledTimes(looked);
});
