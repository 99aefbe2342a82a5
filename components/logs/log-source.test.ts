import { expect, it } from "vitest";
import type { TaskSummary } from "@/lib/contracts/services";
import { containersOf, type LogSource, lookAtTask } from "./log-source";
import type { Look } from "./use-look";

const task = (id: string, ...names: string[]): TaskSummary => ({
  arn: `arn:aws:ecs:us-east-1:000000000000:task/c/${id}`,
  id,
  status: "RUNNING",
  desiredStatus: "RUNNING",
  taskDefinition: "job:1",
  addresses: [],
  containers: names.map((name) => ({ name, image: "httpd" })),
});
const look = (more: Partial<Look> = {}): Look => ({
  container: "web",
  task: "t1",
  range: "1h",
  from: "",
  to: "",
  search: "",
  ...more,
});
const tasks = [task("t1", "web", "proxy"), task("t2", "job")];
const SERVICE: LogSource = { cluster: "c", service: "s", containers: ["web", "agent"], tasks };
const NONE: LogSource = { cluster: "c", containers: null, tasks };

it.each<[string, LogSource, Partial<Look>, string[]]>([
  ["a service's", SERVICE, {}, ["web", "agent"]],
  ["one that its newest definition no longer has", SERVICE, { container: "old" }, ["web", "agent", "old"]],
  ["a task's of no service", NONE, {}, ["web", "proxy"]],
  ["a task's that ECS has forgotten", NONE, { task: "gone" }, ["web"]],
])("containers to choose from: %s", (_name, source, more, expected) =>
  expect(containersOf(source, look(more))).toEqual(expected),
);

it.each<[string, string, Partial<Look>]>([
  ["with this container", "t1", { task: "t1" }],
  ["with other containers", "t2", { task: "t2", container: "job" }],
  ["that nobody knows", "gone", { task: "gone" }],
  ["all", "", { task: "" }],
])("another task, %s", (_name, id, expected) => expect(lookAtTask(NONE, look(), id)).toEqual(expected));
