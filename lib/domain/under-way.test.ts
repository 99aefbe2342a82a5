import { describe, expect, it } from "vitest";
import type { Facts } from "./facts";
import { balancerState, both, judge, operation, service, targets } from "./testing/changes";
import * as make from "./testing/facts";

const { deployment, setVariable, targetFact } = make;

const held = (change: (facts: Facts) => void = () => {}, more: Parameters<typeof operation>[1] = {}) =>
  judge(change, "dev", [operation("dev", more)]);
const noListener = (facts: Facts) => {
  facts.listeners[make.balancerArn("hello-dev")] = { at: make.AT, value: [] };
};

describe("while it is provisioned", () => {
  it.each<[string, (facts: Facts) => void]>([
    ["nothing is missing", () => {}],
    ["the load balancer is being made", balancerState("provisioning")],
    ["the listener is not there yet", noListener],
    ["no target is registered yet", targets()],
    ["targets wait for their first checks", targets(targetFact("10.0.0.1", "initial", "Elb.InitialHealthChecking"))],
    ["tasks start", service({ running: 0, deployments: [deployment("IN_PROGRESS", { running: 0 })] })],
    [
      "no deployment is there yet",
      (f) => {
        make.stageOf(f, "dev").deploymentId = null;
      },
    ],
  ])("%s: progressing, with the step", (_, change) => {
    const { summary } = held(change);
    expect(summary).toMatchObject({ health: "progressing", reason: "Provisioning: step 4 of 10", operationId: "op1" });
  });

  it("what it makes is under way on the path and among the causes, and no failure", () => {
    const { causes, paths } = held(noListener);
    expect(causes).toMatchObject([
      { code: "listener.none", verdict: "warn", underWay: true, remedy: { href: "/operations/op1" } },
    ]);
    const hops = paths[0]?.hops.map(({ kind, verdict, underWay }) => `${kind} ${verdict} ${underWay === true}`);
    expect(hops?.slice(-3)).toEqual(["listener warn true", "targetGroup unreached false", "service unreached false"]);
    expect(paths[0]?.verdict).toBe("warn");
    expect(paths[0]?.hops.map(({ cause }) => cause).filter(Boolean), "it is not shown among the causes").toEqual([]);
  });

  it.each<[string, (facts: Facts) => void, string, string]>([
    [
      "a name that leads nowhere",
      (f) => setVariable(f, "dev", "nobody.us-east-1.elb.localhost"),
      "degraded",
      "host.unresolved",
    ],
    ["a variable that is not set", (f) => setVariable(f, "dev", undefined), "degraded", "variable.unset"],
    [
      "targets that fail",
      targets(targetFact("10.0.0.1", "unhealthy", "Target.Timeout")),
      "degraded",
      "targetGroup.allUnhealthy",
    ],
    [
      "tasks that stop as soon as they start",
      service({ running: 0, deployments: [deployment("IN_PROGRESS", { running: 0, failedTasks: 3 })] }),
      "degraded",
      "service.belowDesired",
    ],
  ])("%s stays what it is", (_, change, health, code) => {
    const { summary, causes } = held(change);
    expect(summary.health).toBe(health);
    expect(summary.reason).toBe(causes[0]?.message);
    expect(causes[0]).toMatchObject({ code });
    expect(causes[0]?.underWay).toBeUndefined();
  });

  it("real trouble stands before what is under way", () => {
    const failing = service({ running: 1, deployments: [deployment("IN_PROGRESS", { running: 1, failedTasks: 3 })] });
    const { causes } = held(both(balancerState("provisioning"), failing));
    expect(causes.map(({ code, underWay }) => [code, underWay === true])).toEqual([
      ["service.belowDesired", false],
      ["loadBalancer.provisioning", true],
    ]);
  });
});

it("a promotion explains no trouble, and shows its steps where there is none", () => {
  expect(held(undefined, { kind: "promote" }).summary).toMatchObject({
    health: "progressing",
    reason: "Promotion: step 4 of 10",
  });
  const broken = held(noListener, { kind: "promote" });
  expect(broken.summary.health).toBe("degraded");
  expect(broken.paths[0]?.verdict).toBe("fail");
});

it("an operation whose last step runs counts to the end and no further", () => {
  const done = held(undefined, { kind: "rollback", progress: { done: 10, total: 10 } });
  expect(done.summary.reason).toBe("Rollback: step 10 of 10");
});

it("another stage's operation changes nothing", () => {
  expect(judge(noListener, "dev", [operation("prod")]).summary.health).toBe("degraded");
});

describe("since", () => {
  const started = "2026-01-02T03:00:00.000Z";
  it("a rollout began when its deployment was made", () => {
    const { summary } = judge(service({ deployments: [deployment("IN_PROGRESS", { createdAt: started })] }));
    expect(summary).toMatchObject({ health: "progressing", since: started });
  });

  it("tasks are missing since the first event after the last steady state", () => {
    const events = [
      { at: "2026-01-02T03:02:00.000Z", message: "was unable to place a task" },
      { at: started, message: "has stopped 1 running tasks" },
      { at: make.AT, message: "has reached a steady state." },
    ];
    expect(judge(service({ running: 1, events })).causes[0]).toMatchObject({
      code: "service.belowDesired",
      since: started,
    });
  });

  it("is left out where AWS does not say", () => {
    expect(judge(service({ running: 1, events: [] })).summary).not.toHaveProperty("since");
  });
});
