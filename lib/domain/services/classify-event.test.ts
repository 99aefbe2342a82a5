import { expect, it } from "vitest";
import { classifyEvent } from "./classify-event";

it.each([
  ["(service web) has reached a steady state.", "steady", /All tasks/],
  ["(service web) (deployment ecs-svc/1) deployment completed.", "steady", /through/],
  ["(service web) has started 2 tasks: (task a) (task b).", "progress", /started/],
  ["(service web) has stopped 1 running tasks: (task a).", "progress", /stopped/],
  ["(service web) registered 1 targets in (target-group arn:x)", "progress", /load balancer/],
  ["(service web) deregistered 1 targets in (target-group arn:x)", "progress", /load balancer/],
  ["(service web) has begun draining connections on 2 tasks.", "progress", /open requests/],
  ["(service web) (deployment ecs-svc/1) deployment failed: tasks failed to start.", "fault", /failed/],
  ["(service web) rolling back to deployment ecs-svc/0.", "fault", /rolled back/],
  [
    "(service web) is unable to consistently start tasks successfully. For more information…",
    "fault",
    /again and again/,
  ],
  ["(service web) Task failed ELB health checks in (target-group arn:x)", "fault", /fail the load balancer's/],
  ["(service web) (task a) failed ELB health checks in (target-group arn:x)", "fault", /health check/],
  [
    "(service web) (port 80) is unhealthy in (target-group arn:x) due to (reason Health checks failed with these codes: [502]).",
    "fault",
    /are answered with 502, and tasks are replaced/,
  ],
  [
    "(service web) (port 80) is unhealthy in (target-group arn:x) due to (reason Request timed out).",
    "fault",
    /are not answered in time, and tasks are replaced/,
  ],
  [
    "(service web) (port 80) is unhealthy in (target-group arn:x) due to (reason Health checks failed).",
    "fault",
    /Tasks fail the load balancer's health checks/,
  ],
  ["(service web) (task a) failed container health checks.", "fault", /own health check/],
  ["(service web) (task a) stopped: Essential container in task exited.", "fault", /that must run has exited/],
  ["(service web) operations are being throttled on elb. Will try again later.", "fault", /throttled/],
  [
    "(service web) was unable to stop or start tasks during a deployment because of the service deployment configuration. Update the minimumHealthyPercent or maximumPercent value and try again.",
    "fault",
    /leaves no room/,
  ],
  ["(service web) ECS deployment circuit breaker: tasks failed to start.", "fault", /circuit breaker/],
  [
    "(service web) was unable to place a task. Reason: ResourceInitializationError: unable to pull secrets.",
    "fault",
    /could not be prepared/,
  ],
  ["(service web) (task a) stopped: OutOfMemoryError: Container killed due to memory usage.", "fault", /memory/],
  ["(service web) was unable to place a task. Reason: CannotPullContainerError: no", "fault", /image/],
])("%s", (message, kind, meaning) =>
  expect(classifyEvent(message)).toEqual({ kind, meaning: expect.stringMatching(meaning) }),
);

it("leaves as it is what nobody knows here", () =>
  expect(classifyEvent("(service web) something new of ECS")).toEqual({ kind: "other" }));
