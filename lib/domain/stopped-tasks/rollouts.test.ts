import { describe, expect, it } from "vitest";
import type { TaskFact } from "../facts";
import { both, judge, service } from "../testing/changes";
import * as make from "../testing/facts";
import { DEFINITION, failing, hopOf, LATER, stopped } from "../testing/stopped";

describe("a rollout", () => {
  const rolling = (message: string, at = LATER) =>
    service({
      deployments: [make.deployment("IN_PROGRESS", { createdAt: make.AT })],
      events: [{ at, message: `(service hello-dev) ${message}` }],
    });
  it.each([
    "was unable to stop or start tasks during a deployment because of the service deployment configuration.",
    "was unable to place a task because no container instance met all of its requirements.",
  ])("is stuck: %s", (message) => {
    expect(judge(rolling(message)).causes[0]).toMatchObject({ code: "service.rolloutStuck", hop: "service" });
  });
  it("goes on when that was before it", () => {
    const before = rolling("was unable to place a task.", "2026-01-01T00:00:00.000Z");
    expect(judge(before).causes[0]).toMatchObject({ code: "service.rollout" });
  });
  it("is stuck by its age", () => {
    const old = service({ deployments: [make.deployment("IN_PROGRESS", { createdAt: "2026-01-02T01:00:00.000Z" })] });
    expect(judge(old).causes[0]).toMatchObject({ code: "service.rolloutStuck" });
  });
  it("that the circuit breaker ended says why", () => {
    const rolloutStateReason = "ECS deployment circuit breaker: tasks failed to start.";
    const { causes, paths } = judge((facts) => {
      failing(0, stopped({}, { exitCode: 5 }))(facts);
      service({ deployments: [make.deployment("FAILED", { rolloutStateReason })] })(facts);
    });
    expect(causes).toMatchObject([{ hop: "task", code: "task.exited" }]);
    expect(causes[0]?.message).toMatch(
      /exited with code 5\. The deployment circuit breaker stopped the rollout\. Service/,
    );
    const behind = paths[0]?.hops.slice(-3).map(({ kind, code, consequenceOf }) => [kind, code, consequenceOf]);
    expect(behind).toEqual([
      ["targetGroup", "targetGroup.waiting", "task"],
      ["service", "service.circuitBreaker", "task"],
      ["task", "task.exited", undefined],
    ]);
  });
  const rolledBack = (reason: string, primary: string, ...later: string[]) => {
    const texts = [
      ...later,
      "rolling back to deployment ecs-svc/1.",
      `(deployment ecs-svc/2) deployment failed: ${reason}`,
    ];
    return service({
      deployments: [make.deployment("COMPLETED", { id: primary })],
      events: texts.map((text, at) => ({
        at: `2026-01-02T03:0${9 - at}:00.000Z`,
        message: `(service hello-dev) ${text}`,
      })),
    });
  };
  const steady = ["has reached a steady state.", "(deployment ecs-svc/1) deployment completed."];
  it.each([
    ["tasks failed to start.", "service.circuitBreaker", /\(ecs-svc\/2\) failed and the deployment circuit breaker/],
    ["alarm detected.", "service.rolloutFailed", /\(ecs-svc\/2\) failed: alarm detected\. ECS went back/],
  ])("that was rolled back is told of when the one before is steady again: %s", (reason, code, words) => {
    const { causes, summary } = judge(rolledBack(reason, "ecs-svc/1", ...steady));
    expect(causes).toMatchObject([{ hop: "service", code, verdict: "warn", since: "2026-01-02T03:06:00.000Z" }]);
    expect(causes[0]?.message).toMatch(words);
    expect(summary).toMatchObject({ health: "degraded", since: "2026-01-02T03:06:00.000Z" });
  });
  describe("that was rolled back says why its tasks failed", () => {
    const unpulled = {
      stopCode: "TaskFailedToStart",
      stoppedReason: "CannotPullContainerError: denied",
      startedBy: "ecs-svc/2",
      taskDefinitionArn: "arn:other:1",
    };
    const having = (...tasks: TaskFact[]) =>
      both(rolledBack("tasks failed to start.", "ecs-svc/1", ...steady), (facts) => {
        facts.stoppedTasks["arn:service/hello-dev"] = { at: LATER, value: tasks };
      });
    const hop = (...tasks: TaskFact[]) => hopOf(having(...tasks), "service");
    it("by the newest, with what AWS said of it", () => {
      const meant = stopped({ startedBy: "ecs-svc/2", stoppedReason: "Scaling activity initiated by (deployment x)" });
      const before = stopped({ startedBy: "ecs-svc/1" }, { exitCode: 9 });
      const { causes } = judge(
        having(before, meant, stopped(unpulled), stopped({ ...unpulled, stoppedReason: "older" })),
      );
      expect(causes).toMatchObject([{ hop: "service", code: "service.circuitBreaker", verdict: "warn" }]);
      expect(causes[0]?.message).toMatch(/circuit breaker.*The image app:7 cannot be pulled\. ECS went back/);
      expect(causes[0]?.remedy?.look).toContain("describe-tasks");
      expect(hop(stopped(unpulled))?.evidence).toContainEqual({
        label: "AWS says",
        value: unpulled.stoppedReason,
        at: LATER,
      });
    });
    it("by another definition where nobody says who started it; by the load balancer's checks, too", () => {
      const more = { taskDefinitionArn: "arn:other:1", stopCode: "ServiceSchedulerInitiated" };
      const failed = stopped({ ...more, stoppedReason: "Task failed ELB health checks in (target-group x)" });
      expect(hop(failed)?.words).toMatch(/Tasks fail the load balancer's health checks/);
      expect(hop(stopped())?.words).toMatch(/tasks failed to start\. ECS went back/);
    });
  });
  it("is all that counts when it is newer than one that was rolled back", () => {
    expect(judge(rolledBack("tasks failed to start.", "ecs-svc/3", ...steady)).causes).toEqual([]);
  });
  it("cannot be made of a definition that was deregistered", () => {
    const { causes, summary } = judge((facts) => {
      facts.definitionStates[DEFINITION] = { at: make.AT, value: "INACTIVE" };
    });
    expect(causes[0]).toMatchObject({ code: "service.definitionInactive", verdict: "warn" });
    expect(summary.health).toBe("healthy");
  });
});
