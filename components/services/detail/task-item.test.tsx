import { text } from "node:stream/consumers";
import { type ComponentType, lazy } from "react";
import { prerenderToNodeStream } from "react-dom/static";
import { expect, it, vi } from "vitest";
import type { TaskSummary } from "@/lib/contracts/services";
import { TaskItem } from "./task-item";

let panel = "";
vi.mock("next/navigation", async (original) => ({
  ...(await original<object>()),
  useSearchParams: () => new URLSearchParams({ panel }),
}));
// Outside of Next it draws nothing at first.
vi.mock("next/dynamic", () => ({
  default: (load: () => Promise<ComponentType>) => lazy(async () => ({ default: await load() })),
}));
// Its action needs a server.
vi.mock("../actions/stop-task-panel", () => ({ StopTaskPanel: () => <p>The panel.</p> }));

const task: TaskSummary = {
  arn: "arn:aws:ecs:us-east-1:000000000000:task/main/0a1b",
  id: "0a1b",
  status: "RUNNING",
  desiredStatus: "RUNNING",
  taskDefinition: "web:1",
  addresses: [],
  containers: [],
  stopCommand: "aws ecs stop-task",
};

async function isOpen(named: string, more: Partial<TaskSummary> = {}): Promise<boolean> {
  panel = named;
  const tree = <TaskItem task={{ ...task, ...more }} home={{ cluster: "main", service: "web" }} />;
  return (await text((await prerenderToNodeStream(tree)).prelude)).includes("The panel.");
}

it.each<[string, string, Partial<TaskSummary>, boolean]>([
  ["is open where the address names its task", "task-0a1b", {}, true],
  ["is not where it names another", "task-ffff", {}, false],
  ["is not where it names none", "", {}, false],
  ["is not once the task has stopped", "task-0a1b", { status: "STOPPED" }, false],
])("the panel that stops a task %s", async (_, named, more, open) => expect(await isOpen(named, more)).toBe(open));
