import { DescribeContainerInstancesCommand, DescribeTasksCommand, ListTasksCommand } from "@aws-sdk/client-ecs";
import { beforeEach, expect, it, vi } from "vitest";
import { instancesBehind, listStoppedBesides, listStoppedInCluster, listTasks } from "./ecs";

const { call } = vi.hoisted(() => ({ call: vi.fn() }));
vi.mock("../call", () => ({ call }));

/** What ECS tells of now, by the last part of the ARN: the task's status. */
let told: Record<string, string>;
let described: string[];
/** What ECS says of those that it does not describe. */
let refused: Record<string, string>;

beforeEach(() => {
  described = [];
  refused = {};
  call.mockImplementation(async (command: unknown) => {
    if (command instanceof ListTasksCommand) return { taskArns: Object.keys(told) };
    if (command instanceof DescribeContainerInstancesCommand) return { containerInstances: [], failures: failures() };
    if (!(command instanceof DescribeTasksCommand)) throw new Error("another call");
    const { tasks = [] } = command.input;
    described.push(...tasks);
    return {
      failures: failures(),
      tasks: tasks
        .filter((arn) => !(arn in refused))
        .map((taskArn) => ({
          taskArn,
          clusterArn: "main",
          lastStatus: told[taskArn],
          stoppedAt: new Date(`2026-01-01T00:00:0${taskArn}Z`),
        })),
    };
  });
});

const failures = () => Object.entries(refused).map(([arn, reason]) => ({ arn, reason }));

it("what ECS does not describe fails the list, which brings along what is described; gone is not there", async () => {
  told = { 1: "RUNNING", 2: "RUNNING", 3: "RUNNING" };
  refused = { 2: "MISSING" };
  expect((await listTasks("main")).map(({ arn }) => arn)).toEqual(["1", "3"]);
  refused = { 2: "ACCESS_DENIED" };
  await expect(listTasks("main")).rejects.toMatchObject({
    code: "aws_denied",
    message: "2: ACCESS_DENIED",
    partial: [{ arn: "1" }, { arn: "3" }],
  });
  // Not a list: nothing of it stands for the whole.
  await expect(instancesBehind("main", ["2"])).rejects.toMatchObject({ code: "aws_denied", partial: undefined });
});

it("a task that has stopped is described once; one that was still stopping again; one that ECS forgot is gone", async () => {
  told = { 1: "STOPPED", 2: "DEPROVISIONING", 3: "STOPPED" };
  const before = await listStoppedInCluster("main");
  expect(before.map(({ arn }) => arn)).toEqual(["3", "2", "1"]);
  expect(described.sort()).toEqual(["1", "2", "3"]);
  described = [];
  told = { 1: "STOPPED", 2: "STOPPED", 4: "STOPPED" };
  const after = await listStoppedInCluster("main", before);
  expect(after.map(({ arn, lastStatus }) => [arn, lastStatus])).toEqual([
    ["4", "STOPPED"],
    ["2", "STOPPED"],
    ["1", "STOPPED"],
  ]);
  expect(described.sort()).toEqual(["2", "4"]);
});

it("those that are kept are not described, and not told of again", async () => {
  told = { 1: "STOPPED", 2: "STOPPED", 3: "DEPROVISIONING" };
  const tasks = await listStoppedBesides("main", new Set(["2", "9"]));
  expect(tasks.map(({ arn }) => arn)).toEqual(["1", "3"]);
  expect(described.sort()).toEqual(["1", "3"]);
});
