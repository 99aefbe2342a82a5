import { describe, expect, it } from "vitest";
import type { TargetFact } from "@/lib/domain/facts";
import type { Service, Task } from "@/server/aws/write/ecs";
import { judgeRollout, type RolloutFacts } from "./rollout";

const NEW = "arn:task-definition/hello:2";
const START = new Date("2026-01-01T10:00:00Z");
const LATER = new Date("2026-01-01T10:01:00Z");
const target = (id: string, state: string, reasonCode?: string): TargetFact => ({ id, state, reasonCode });
const BOTH = [target("10.0.0.1", "healthy"), target("10.0.0.2", "healthy")];

const service = (more: Partial<Service> = {}, primary: object = {}): Service => ({
  taskDefinition: NEW,
  runningCount: 2,
  deployments: [{ status: "PRIMARY", rolloutState: "COMPLETED", createdAt: START, runningCount: 2, ...primary }],
  ...more,
});
const facts = (more: Partial<RolloutFacts> = {}): RolloutFacts => ({
  service: service(),
  taskDefinitionArn: NEW,
  desiredCount: 2,
  targets: BOTH,
  stopped: [],
  ...more,
});
const unstartable = (more: Partial<Task> = {}): Task => ({
  taskDefinitionArn: NEW,
  createdAt: LATER,
  stopCode: "TaskFailedToStart",
  stoppedReason: "CannotPullContainerError: no such image",
  ...more,
});

describe("judgeRollout", () => {
  it.each([
    ["rollout completed and targets healthy", facts(), "arrived"],
    [
      "one target is not healthy yet",
      facts({ targets: [target("10.0.0.1", "healthy"), target("10.0.0.2", "initial")] }),
      "underway",
    ],
    [
      "former tasks are healthy, new ones not there yet",
      facts({ service: service({}, { rolloutState: "IN_PROGRESS" }) }),
      "underway",
    ],
    ["the service is not visible yet", facts({ service: null }), "underway"],
    [
      "nothing tells the rollout's state, the counts are right",
      facts({ service: service({}, { rolloutState: undefined }) }),
      "arrived",
    ],
    [
      "nothing tells the rollout's state, and two deployments are there",
      facts({ service: service({ deployments: [{ status: "PRIMARY" }, { status: "ACTIVE" }] }) }),
      "underway",
    ],
    ["the circuit breaker fired", facts({ service: service({}, { rolloutState: "FAILED" }) }), "failed"],
    [
      "ECS rolled back although all is healthy",
      facts({ service: service({ taskDefinition: "arn:task-definition/hello:1" }) }),
      "failed",
    ],
    [
      "three tasks could not start and none runs, without a circuit breaker",
      facts({
        service: service({}, { rolloutState: "IN_PROGRESS", runningCount: 0 }),
        stopped: [unstartable(), unstartable(), unstartable()],
        targets: [],
      }),
      "failed",
    ],
    [
      "tasks that could not start before this rollout do not count",
      facts({
        service: service({}, { rolloutState: "IN_PROGRESS", runningCount: 0 }),
        stopped: [1, 2, 3].map(() => unstartable({ createdAt: new Date("2026-01-01T09:00:00Z") })),
      }),
      "underway",
    ],
    [
      "nor do another revision's",
      facts({
        service: service({}, { rolloutState: "IN_PROGRESS", runningCount: 0 }),
        stopped: [1, 2, 3].map(() => unstartable({ taskDefinitionArn: "arn:task-definition/hello:1" })),
      }),
      "underway",
    ],
  ])("%s", (_name, given, expected) => {
    expect(judgeRollout(given).state).toBe(expected);
  });

  it("tells the reason of the newest task that did not stop by order", () => {
    const failed = facts({
      service: service(
        {},
        { rolloutState: "FAILED", rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start." },
      ),
      stopped: [
        unstartable({ stopCode: "ServiceSchedulerInitiated", stoppedReason: "Scaling activity" }),
        unstartable(),
      ],
    });
    expect(judgeRollout(failed)).toEqual({
      state: "failed",
      message: "ECS deployment circuit breaker: tasks failed to start.",
      reason: "CannotPullContainerError: no such image",
    });
  });

  it("tells the exit code of a container that ended", () => {
    const exited = unstartable({
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: [{ name: "web", exitCode: 127 }],
    });
    const underway = judgeRollout(facts({ service: service({}, { rolloutState: "IN_PROGRESS" }), stopped: [exited] }));
    expect(underway).toMatchObject({
      words: expect.stringContaining("Essential container in task exited; container web exited with 127"),
    });
  });

  it("says what it waits for", () => {
    const targets = [target("10.0.0.1", "healthy"), target("10.0.0.2", "unhealthy", "Target.Timeout")];
    expect(judgeRollout(facts({ targets }))).toEqual({
      state: "underway",
      words: "1 of 2 targets healthy; 10.0.0.2 is unhealthy (Target.Timeout)",
    });
  });
});
