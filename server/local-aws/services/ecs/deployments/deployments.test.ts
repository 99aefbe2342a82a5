import { describe, expect, it } from "vitest";
import type { Revision, ServiceRecord } from "../records";
import { breakDeployment, byAlarm, completeDeployment, newDeployment, primaryOf, startDeployment } from "./deployments";

const now = new Date("2026-01-01T00:00:00Z");
const revision = (taskDefinition: string): Revision => ({ taskDefinition, loadBalancers: [] });

function service(rollback: boolean): ServiceRecord {
  return {
    serviceArn: "arn",
    serviceName: "web",
    clusterArn: "cluster",
    status: "ACTIVE",
    desiredCount: 1,
    deployments: [newDeployment(revision("web:1"), now)],
    deploymentConfiguration: { deploymentCircuitBreaker: { enable: true, rollback } },
    deploymentController: { type: "ECS" },
    placementConstraints: [],
    placementStrategy: [],
    serviceRegistries: [],
    enableECSManagedTags: false,
    enableExecuteCommand: false,
    createdAt: now,
    createdBy: "",
    steady: false,
  };
}

describe("deployments", () => {
  it("begin as PRIMARY, in progress, with ECS's id", () => {
    const [first] = service(false).deployments;
    expect(first?.id).toMatch(/^ecs-svc\/\d{19}$/);
    expect(first).toMatchObject({ status: "PRIMARY", rolloutState: "IN_PROGRESS" });
    expect(first?.rolloutStateReason).toBe(`ECS deployment ${first?.id} in progress.`);
  });

  it("push the one before aside until they are completed", () => {
    const second = startDeployment(service(false), newDeployment(revision("web:2"), now));
    expect(second.deployments.map(({ status }) => status)).toEqual(["PRIMARY", "ACTIVE"]);
    const done = completeDeployment(second, now);
    expect(done.deployments.map((deployment) => deployment.rolloutState)).toEqual(["COMPLETED"]);
    expect(done.lastCompleted?.revision.taskDefinition).toBe("web:2");
  });

  it("that fail go back to the last completed one", () => {
    const good = completeDeployment(service(true), now);
    const bad = startDeployment(good, newDeployment(revision("web:2"), now));
    const outcome = breakDeployment(bad, now);
    expect(outcome.rolledBackTo).toBe(primaryOf(good).id);
    const [primary, failed, ...more] = outcome.service.deployments;
    expect(more).toEqual([]);
    expect(primary).toMatchObject({ id: primaryOf(good).id, status: "PRIMARY", rolloutState: "IN_PROGRESS" });
    expect(primary?.rolloutStateReason).toBe(
      `ECS deployment circuit breaker: rolling back to deploymentId ${primaryOf(good).id}.`,
    );
    expect(failed).toMatchObject({ status: "ACTIVE", rolloutState: "FAILED" });
    expect(failed?.rolloutStateReason).toBe("ECS deployment circuit breaker: tasks failed to start.");
  });

  it.each([
    ["without rollback", completeDeployment(service(false), now)],
    ["with nothing to go back to", service(true)],
  ])("that fail stay failed %s", (_name, before) => {
    const outcome = breakDeployment(startDeployment(before, newDeployment(revision("web:2"), now)), now);
    expect(outcome.rolledBackTo).toBeUndefined();
    expect(primaryOf(outcome.service)).toMatchObject({ status: "PRIMARY", rolloutState: "FAILED" });
  });

  it.each([
    [true, "ECS deployment alarm detected: rolling back to deploymentId"],
    [false, undefined],
  ])("that an alarm ends go back if the alarms say so: %s", (rollback, reason) => {
    const alarms = { alarmNames: ["errors"], enable: true, rollback };
    const watched = { ...service(false), deploymentConfiguration: { alarms } };
    const bad = startDeployment(completeDeployment(watched, now), newDeployment(revision("web:2"), now));
    const { deployments } = breakDeployment(bad, now, byAlarm(bad)).service;
    const failed = deployments.find(({ rolloutState }) => rolloutState === "FAILED");
    expect(failed?.rolloutStateReason).toBe("ECS deployment failed: alarm detected.");
    if (reason) expect(deployments[0]?.rolloutStateReason).toMatch(reason);
    else expect(deployments[0]).toBe(failed);
  });

  it("that fail on the way back do not go back once more", () => {
    const good = completeDeployment(service(true), now);
    const bad = startDeployment(good, newDeployment(revision("web:2"), now));
    const again = breakDeployment(breakDeployment(bad, now).service, now);
    expect(again.rolledBackTo).toBeUndefined();
    expect(primaryOf(again.service).rolloutState).toBe("FAILED");
  });
});
