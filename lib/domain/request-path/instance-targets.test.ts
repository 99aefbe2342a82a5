import { expect, it } from "vitest";
import type { Facts, HostPort } from "../facts";
import { both, judge } from "../testing/changes";
import * as make from "../testing/facts";

const instances = { "arn:ci/a": "i-a", "arn:ci/b": "i-b" };
const bound = (hostPort: number): HostPort => ({ container: "web", containerPort: 80, hostPort });
/** hello-dev's two tasks share an instance and hello-prod's another; what the group lists. */
const hosted =
  (
    listed: [id: string, port: number][],
    known: Facts["containerInstances"][string] = { at: make.AT, value: instances },
  ) =>
  (facts: Facts) => {
    for (const [at, task] of (facts.tasks[make.CLUSTER]?.value ?? []).entries()) {
      const containerInstanceArn = task.serviceName === "hello-dev" ? "arn:ci/a" : "arn:ci/b";
      Object.assign(task, { addresses: [], containerInstanceArn, hostPorts: [bound(32768 + at)] });
    }
    for (const group of facts.targetGroups.value ?? []) group.targetType = "instance";
    facts.containerInstances[make.CLUSTER] = known;
    make.setTargets(
      facts,
      "hello-dev",
      listed.map(([id, port]) => ({ ...make.targetFact(id), port })),
    );
  };
const own: [string, number][] = [
  ["i-a", 32768],
  ["i-a", 32769],
];

const tasksIn = (change: (facts: Facts) => void) =>
  judge(change).paths[0]?.targets.map(({ task, taskUnknown }) => task?.taskArn ?? (taskUnknown ? "unknown" : "none"));

it("each target is the task that has the port", () => {
  expect(tasksIn(hosted(own))).toEqual(["arn:task/10.0.0.1", "arn:task/10.0.0.2"]);
  expect(judge(hosted(own)).causes).toEqual([]);
});

it.each<[what: string, target: [string, number], words: RegExp]>([
  ["a port that no task has", ["i-a", 8080], /^Target i-a:8080 of hello-dev is no task of hello-dev/],
  ["a task's port, on another instance", ["i-b", 32768], /is no task of hello-dev/],
  ["another service's task", ["i-b", 32770], /is a task of hello-prod, not of hello-dev/],
])("a stranger is %s", (_, target, words) => {
  const { causes } = judge(hosted([...own, target]));
  expect(causes).toMatchObject([{ hop: "target", code: "target.noTask" }]);
  expect(causes[0]?.message).toMatch(words);
});

it("that a group lists none of the tasks that run is said, and that nobody knows which they would be", () => {
  expect(judge(hosted([])).causes).toMatchObject([
    {
      code: "targetGroup.empty",
      message: expect.stringMatching(
        /no registered targets.* tasks of service hello-dev run and should be;.*not known/,
      ),
      remedy: { text: expect.stringMatching(/^Force a new deployment of hello-dev:/) },
    },
  ]);
});

it("not known is what a task may be behind", () => {
  const denied = { error: { code: "aws_denied" as const, message: "no", since: make.AT } };
  expect(tasksIn(hosted([...own, ["i-a", 8080]], denied))).toEqual(["unknown", "unknown", "none"]);
  const portless = both(
    hosted([
      ["i-a", 32768],
      ["i-b", 8080],
    ]),
    (facts) => {
      for (const task of facts.tasks[make.CLUSTER]?.value ?? []) task.hostPorts = [];
    },
  );
  expect(tasksIn(portless)).toEqual(["unknown", "unknown"]);
  expect(judge(portless).causes).toEqual([]);
});

/** Of their definitions this is known; ECS tells no port. */
const hostMode = (listed: [id: string, port: number][], ports: number[]) =>
  both(hosted(listed), (facts) => {
    for (const task of facts.tasks[make.CLUSTER]?.value ?? []) task.hostPorts = [];
    for (const { value } of Object.values(facts.taskDefinitions)) {
      Object.assign(value ?? {}, { networkMode: "host", containers: [{ name: "web", image: "web", ports }] });
    }
  });
it("a task in host mode is the target at the port of its container", () => {
  expect(tasksIn(hostMode([["i-a", 8080]], [8080]))).toEqual(["arn:task/10.0.0.1"]);
  const { causes } = judge(
    hostMode(
      [
        ["i-a", 8080],
        ["i-a", 9],
      ],
      [8080],
    ),
  );
  expect(causes).toMatchObject([{ code: "target.noTask", message: expect.stringMatching(/^Target i-a:9 /) }]);
});

it("one that declares no port may be behind any", () => {
  expect(tasksIn(hostMode([["i-a", 8080]], []))).toEqual(["unknown"]);
});
