import { describe, expect, it } from "vitest";
import { type Facts, snapshotKey } from "./facts";
import { denied, integrationTo, judge, listenerOf, operation, service, targets } from "./testing/changes";
import * as make from "./testing/facts";

const { setVariable, targetFact } = make;

describe("a healthy environment", () => {
  it("has no causes and says what it runs", () => {
    const { summary, causes, paths } = judge();
    expect(causes).toEqual([]);
    expect(summary).toMatchObject({
      health: "healthy",
      targets: { healthy: 2, total: 2 },
      images: ["httpd:2.4"],
      getPaths: ["/helloworld"],
      behind: [],
      invokeUrl: "http://x/api1/dev",
      snapshot: { deploymentId: "dep2", source: "export", description: "second" },
    });
    expect(summary).not.toHaveProperty("reason");
    expect(paths[0]?.targets.map(({ task }) => task?.serviceName)).toEqual(["hello-dev", "hello-dev"]);
  });

  it("that serves an older snapshot is behind", () => {
    expect(judge(undefined, "prod").summary.behind).toEqual(["dev"]);
  });

  it("names the operation that runs on it, also while that has no API id yet", () => {
    const running = operation("dev", { apiId: undefined });
    expect(judge(undefined, "dev", [running]).summary.operationId).toBe("op1");
    expect(judge(undefined, "prod", [running]).summary.operationId).toBeUndefined();
    expect(judge(undefined, "dev", [{ ...running, apiId: "other" }]).summary.operationId).toBeUndefined();
  });
});

describe("words", () => {
  it("say the reason of the targets, and that the load balancer fails open", () => {
    const { summary, causes } = judge(targets(targetFact("10.0.0.1", "unhealthy", "Target.Timeout")));
    expect(summary.reasonCode).toBe("Target.Timeout");
    expect(causes[0]?.message).toMatch(/not answered within 5 s.*fails open/);
  });

  it("keep the reason of an old target that drains to themselves while the stage is well", () => {
    const { summary } = judge(
      targets(
        targetFact("10.0.0.1", "healthy"),
        targetFact("10.0.0.2", "healthy"),
        targetFact("10.0.0.3", "draining", "Target.DeregistrationInProgress"),
      ),
    );
    expect(summary.health).toBe("healthy");
    expect(summary.reasonCode).toBeUndefined();
  });

  describe("classify the service's last fault since it was steady", () => {
    const started = { at: "2026-01-02T03:07:00.000Z", message: "(service hello-dev) has started 1 tasks: (task a)." };
    const fault = {
      at: "2026-01-02T03:06:00.000Z",
      message: "(service hello-dev) was unable to start: CannotPullContainerError: no such image",
    };
    const steady = { at: "2026-01-02T03:05:00.000Z", message: "(service hello-dev) has reached a steady state." };
    const told = (...events: (typeof fault)[]) => {
      const { causes, paths } = judge(service({ running: 1, events }));
      const evidence = paths[0]?.hops.find(({ kind }) => kind === "service")?.evidence;
      return { words: causes[0]?.message, last: evidence?.find(({ label }) => label === "Last event")?.value };
    };

    it("also when ECS has started tasks after it", () =>
      expect(told(started, fault, steady)).toEqual({
        words: expect.stringMatching(/1 of 2 tasks\. The image could not be pulled\.$/),
        last: fault.message,
      }));
    it("not one that is behind a steady state", () => {
      const behind = { words: expect.stringMatching(/runs 1 of 2 tasks\.$/) };
      expect(told(started, steady, fault)).toEqual({ ...behind, last: started.message });
      expect(told(steady, fault)).toEqual({ ...behind, last: steady.message });
    });
    it("not one of before the rollout that goes on", () => {
      const rolling = (createdAt: string) =>
        judge(
          service({ events: [started, fault, steady], deployments: [make.deployment("IN_PROGRESS", { createdAt })] }),
        ).causes[0]?.message;
      expect(rolling(steady.at)).toMatch(/rolling out: 2 of 2 tasks run\. The image could not be pulled\.$/);
      expect(rolling(started.at)).toMatch(/rolling out: 2 of 2 tasks run\.$/);
    });
  });

  it("give a command that runs as pasted", () => {
    const { causes } = judge((f) => setVariable(f, "dev", `http://${make.dnsOf("hello-dev")}`));
    expect(causes[0]?.remedy?.cli).toBe(
      `aws apigateway update-stage --rest-api-id api1 --stage-name dev --patch-operations '[{"op":"replace","path":"/variables/helloworldElb","value":"hello-dev-1.us-east-1.elb.localhost"}]'`,
    );
  });
});

describe("counting and binding", () => {
  it("targets that drain do not count", () => {
    const { summary } = judge(
      targets(targetFact("10.0.0.1"), targetFact("10.0.0.2"), targetFact("10.0.0.9", "draining")),
    );
    expect(summary).toMatchObject({ targets: { healthy: 2, total: 2 }, health: "healthy" });
  });

  it("a doubtful fact concludes nothing", () => {
    const { summary } = judge((f) => {
      const fact = f.targetHealth[make.groupArn("hello-dev")];
      if (fact) Object.assign(fact, { ...denied, doubtful: true });
    });
    expect(summary).toMatchObject({ health: "unknown", targets: null });
  });

  it("names are compared without case, and dualstack is the same load balancer", () => {
    const { summary } = judge((f) => setVariable(f, "dev", `dualstack.${make.dnsOf("hello-dev").toUpperCase()}`));
    expect(summary.bindings[0]).toMatchObject({ kind: "loadBalancer", loadBalancerName: "hello-dev" });
    expect(summary.health).toBe("healthy");
  });

  it("with an editable API that stands in, what is deployed is unknown, unless something is worse", () => {
    const standIn = (f: Facts) => {
      const fact = f.snapshots[snapshotKey("api1", "dep2")];
      if (fact?.value) fact.value.source = "editable";
    };
    const { summary, causes, paths } = judge(standIn);
    expect(summary).toMatchObject({ health: "unknown", snapshot: { source: "editable" } });
    expect(summary.reason).toMatch(/could not be read; the editable API stands in/);
    expect(causes).toMatchObject([{ hop: "deployment", code: "deployment.editable", verdict: "unknown" }]);
    expect(paths[0]).toMatchObject({ verdict: "unknown" });
    const worse = judge((f) => {
      standIn(f);
      setVariable(f, "dev", undefined);
    });
    expect(worse.summary.health).toBe("degraded");
    expect(worse.causes[0]?.code).toBe("variable.unset");
    const method = paths[0]?.hops.find(({ kind }) => kind === "method");
    expect(method?.words, "nobody knows whether it is deployed").toBe("In the editable API.");
  });

  it("a mock ends the way without a load balancer", () => {
    const { summary, paths } = judge((f) => integrationTo(f, { type: "MOCK" }));
    expect(paths[0]?.hops.map(({ kind }) => kind)).toEqual(["stage", "deployment", "method", "integration"]);
    expect(summary).toMatchObject({ health: "healthy", targets: null });
  });

  it("a path pattern chooses the group that its requests go to", () => {
    const { summary } = judge((f) => {
      integrationTo(f, { type: "HTTP_PROXY", uri: `${make.URI}/orders/7` });
      listenerOf(f).rules.unshift({
        priority: 1,
        conditions: [{ field: "path-pattern", values: ["/orders/*"] }],
        action: { type: "forward", targetGroups: [{ arn: make.groupArn("hello-prod"), weight: 1 }] },
      });
      targets()(f);
    });
    expect(summary).toMatchObject({ health: "healthy", images: ["httpd:2.2"] });
  });
});
