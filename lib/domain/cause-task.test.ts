import { describe, expect, it } from "vitest";
import type { Facts } from "./facts";
import { answering, both, judge, service, targets } from "./testing/changes";
import * as make from "./testing/facts";
import { LATER, stopped } from "./testing/stopped";

const { targetFact } = make;
const sick = (id: string) => targetFact(id, "unhealthy", "Target.Timeout");
const taskOf = (change: (facts: Facts) => void) => judge(change).causes[0]?.task;

describe("a cause at a target leads to the task behind it", () => {
  it.each([
    ["the only one", targets(sick("10.0.0.1"))],
    ["the one that fails, of several", targets(targetFact("10.0.0.2"), sick("10.0.0.1"))],
    ["the worst, of several", targets(targetFact("10.0.0.2", "draining"), targetFact("10.0.0.2"), sick("10.0.0.1"))],
  ])("%s", (_, change) => {
    expect(taskOf(change)).toEqual({ id: "10.0.0.1", href: "/services/main/hello-dev#task-10.0.0.1" });
  });

  it("that no service started, on its cluster's page", () => {
    const standalone = both(targets(sick("10.0.0.1")), ({ tasks }) => {
      const task = tasks[make.CLUSTER]?.value?.find(({ arn }) => arn === "arn:task/10.0.0.1");
      if (task) task.serviceName = undefined;
    });
    expect(taskOf(standalone)).toEqual({ id: "10.0.0.1", href: "/services/main#task-10.0.0.1" });
  });

  it("not where none is known, nor where several groups are meant", () => {
    expect(taskOf(targets(sick("10.9.9.9")))).toBeUndefined();
    const weighted = answering({
      type: "forward",
      targetGroups: ["hello-dev", "hello-prod"].map((name) => ({ arn: make.groupArn(name), weight: 1 })),
    });
    expect(taskOf(both(weighted, targets(sick("10.0.0.1"))))).toBeUndefined();
    expect(taskOf((facts) => make.setVariable(facts, "dev", undefined))).toBeUndefined();
  });
});

it("a task that did not stay is shown where it stands", () => {
  const arn = "arn:aws:ecs:us-east-1:000000000000:service/main/hello-dev";
  const failing = both(both(service({ arn, running: 0 }), targets()), (facts) => {
    facts.stoppedTasks[arn] = { at: LATER, value: [stopped()] };
  });
  expect(taskOf(failing)).toEqual({ id: "dead", href: "/services/main/hello-dev#task-dead" });
});
