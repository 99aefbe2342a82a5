import { expect, it } from "vitest";
import type { ClusterFact, TaskFact } from "../facts";
import { AT, CLUSTER, healthyFacts } from "../testing/facts";
import { listClusters, standaloneTasks } from "./clusters";

const counts = { activeServices: 2, runningTasks: 4, pendingTasks: 0, containerInstances: 1 };
const cluster = (name: string, more: Partial<ClusterFact> = {}): ClusterFact => ({
  arn: `arn:cluster/${name}`,
  name,
  status: "ACTIVE",
  counts,
  ...more,
});
const SINCE = { code: "aws_denied" as const, message: "no", since: AT };

it("the clusters that are there, by name, as ECS counts them", () => {
  const value = [cluster("web"), cluster("batch", { counts: undefined }), cluster("gone", { status: "INACTIVE" })];
  expect(listClusters({ clusters: { at: AT, value } })).toEqual([
    { arn: "arn:cluster/batch", name: "batch", status: "ACTIVE", counts: null },
    { arn: "arn:cluster/web", name: "web", status: "ACTIVE", counts },
  ]);
});

it.each([
  ["what failed a moment ago is as it was last known", false, "ACTIVE", counts],
  ["what has failed for long is not known", true, null, null],
])("%s", (_, doubtful, status, expected) => {
  const [found] = listClusters({ clusters: { at: AT, value: [cluster("web")], error: SINCE, doubtful } });
  expect(found).toMatchObject({ status, counts: expected });
});

it("tasks of no service, newest first, with who ran them", () => {
  const [owned] = healthyFacts().tasks[CLUSTER]?.value ?? [];
  const task = (id: string, more: Partial<TaskFact>): TaskFact => ({
    ...(owned as TaskFact),
    arn: `arn:task/${id}`,
    serviceName: undefined,
    ...more,
  });
  const found = standaloneTasks([
    owned as TaskFact,
    task("older", { createdAt: "2026-01-01T00:00:00.000Z", group: "family:job", startedBy: "cron" }),
    task("newer", {
      createdAt: "2026-01-02T00:00:00.000Z",
      lastStatus: "STOPPED",
      stopCode: "UserInitiated",
      stoppedReason: "because",
    }),
  ]);
  expect(found).toMatchObject([
    { id: "newer", status: "STOPPED", stoppedReason: "because", meaning: "Somebody stopped it." },
    { id: "older", group: "family:job", startedBy: "cron" },
  ]);
  expect(found[0]).not.toHaveProperty("startedBy");
});
