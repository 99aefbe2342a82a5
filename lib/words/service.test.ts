import { expect, it } from "vitest";
import type { TaskSummary } from "@/lib/contracts/services";
import { rolloutWords, taskWords } from "./service";

const task = (more: Partial<TaskSummary>): TaskSummary => ({
  arn: "arn",
  id: "1",
  status: "STOPPED",
  desiredStatus: "STOPPED",
  taskDefinition: "hello:1",
  addresses: [],
  containers: [{ name: "web", image: "httpd:2.4", exitCode: 143 }],
  ...more,
});

const SCHEDULER = { stopCode: "ServiceSchedulerInitiated" };

it.each<[string, Partial<TaskSummary>, string, string]>([
  ["runs", { status: "RUNNING" }, "ok", "Running"],
  ["runs and fails its health check", { status: "RUNNING", health: "UNHEALTHY" }, "bad", "Running, unhealthy"],
  ["starts", { status: "PROVISIONING" }, "busy", "Provisioning"],
  ["was stopped by somebody", { stopCode: "UserInitiated" }, "idle", "Stopped"],
  ["was replaced", { ...SCHEDULER, stoppedReason: "Scaling activity initiated by (deployment x)" }, "idle", "Stopped"],
  [
    "failed the load balancer's checks",
    { ...SCHEDULER, stoppedReason: "Task failed ELB health checks in (target-group x)" },
    "bad",
    "Stopped",
  ],
  ["failed its own checks", { ...SCHEDULER, stoppedReason: "Task failed container health checks" }, "bad", "Stopped"],
  ["ended by itself", { stopCode: "EssentialContainerExited" }, "bad", "Stopped"],
  ["never started", { stopCode: "TaskFailedToStart", containers: [] }, "bad", "Stopped"],
  ["stopped, nobody says why", {}, "bad", "Stopped"],
])("a task that %s", (_name, more, tone, word) => expect(taskWords(task(more))).toEqual({ tone, word }));

it.each([
  ["COMPLETED", "ok"],
  ["IN_PROGRESS", "busy"],
  ["FAILED", "bad"],
  [undefined, "unknown"],
  ["SOMETHING_NEW", "unknown"],
])("a rollout that is %s is %s", (state, tone) => expect(rolloutWords(state).tone).toBe(tone));
