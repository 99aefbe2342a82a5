import type { Facts, TaskFact } from "../facts";
import { judge, service, targets } from "./changes";
import * as make from "./facts";

/** Tasks of the example's dev that have ended. */
export const LATER = "2026-01-02T03:05:00.000Z";
export const DEFINITION = "arn:aws:ecs:us-east-1:000000000000:task-definition/hello-dev:1";

export const stopped = (
  more: Partial<TaskFact> = {},
  container: Partial<TaskFact["containers"][number]> = {},
): TaskFact => ({
  arn: "arn:task/main/dead",
  clusterArn: make.CLUSTER,
  serviceName: "hello-dev",
  lastStatus: "STOPPED",
  desiredStatus: "STOPPED",
  taskDefinitionArn: DEFINITION,
  addresses: [],
  containers: [{ name: "web", image: "app:7", ...container }],
  stoppedAt: LATER,
  stopCode: "EssentialContainerExited",
  stoppedReason: "Essential container in task exited",
  ...more,
});

/** The service runs so many of its two tasks, and these have stopped. */
export const failing =
  (running: number, ...tasks: TaskFact[]) =>
  (facts: Facts) => {
    service({ running })(facts);
    if (running === 0) targets()(facts);
    facts.stoppedTasks["arn:service/hello-dev"] = { at: LATER, value: tasks };
  };

export const hopOf = (change: (facts: Facts) => void, kind: string) =>
  judge(change).paths[0]?.hops.find((hop) => hop.kind === kind);
