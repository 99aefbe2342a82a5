import { describe, expect, it } from "vitest";
import type { Facts, TaskFact } from "../facts";
import { both, judge, service, targets } from "../testing/changes";
import * as make from "../testing/facts";
import { exitWords } from "./exit-code";

const LATER = "2026-01-02T03:05:00.000Z";
const DEFINITION = "arn:aws:ecs:us-east-1:000000000000:task-definition/hello-dev:1";

const stopped = (more: Partial<TaskFact> = {}, container: Partial<TaskFact["containers"][number]> = {}): TaskFact => ({
  arn: "arn:task/main/dead",
  clusterArn: make.CLUSTER,
  serviceName: "hello-dev",
  lastStatus: "STOPPED",
  desiredStatus: "STOPPED",
  taskDefinitionArn: DEFINITION,
  addresses: [],
  containers: [{ name: "web", image: "app:7", ...container }],
  stoppedAt: LATER,
  stopCode: "EssentialContainerExited",
  stoppedReason: "Essential container in task exited",
  ...more,
});

/** The service runs so many of its two tasks, and these have stopped. */
const failing =
  (running: number, ...tasks: TaskFact[]) =>
  (facts: Facts) => {
    service({ running })(facts);
    if (running === 0) targets()(facts);
    facts.stoppedTasks["arn:service/hello-dev"] = { at: LATER, value: tasks };
  };

const hopOf = (change: (facts: Facts) => void, kind: string) =>
  judge(change).paths[0]?.hops.find((hop) => hop.kind === kind);

type Row = [what: string, task: TaskFact, code: string, words: RegExp];
const TABLE: Row[] = [
  [
    "an image that is not there",
    stopped({ stopCode: "TaskFailedToStart", stoppedReason: "CannotPullContainerError: pull access denied" }),
    "task.imagePull",
    /app:7 cannot be pulled/,
  ],
  ["an exit", stopped({}, { exitCode: 3 }), "task.exited", /Container web exited with code 3/],
  ["an end without fault", stopped({}, { exitCode: 0 }), "task.exited", /must go on running/],
  ["an exit of unknown code", stopped(), "task.exited", /Container web exited\./],
  [
    "memory",
    stopped({}, { exitCode: 137, reason: "OutOfMemoryError: Container killed due to memory usage" }),
    "task.outOfMemory",
    /more memory than it may/,
  ],
  [
    "its own health check",
    stopped({ stopCode: "ServiceSchedulerInitiated", stoppedReason: "Task failed container health checks" }),
    "task.containerUnhealthy",
    /fails its own health check/,
  ],
  [
    "secrets",
    stopped({ stopCode: "TaskFailedToStart", stoppedReason: "ResourceInitializationError: no secret" }),
    "task.notStarted",
    /could not be started/,
  ],
];

describe("a task that did not stay", () => {
  it.each(TABLE)("%s is the cause, and the service follows from it", (_, task, code, words) => {
    const { causes, summary } = judge(failing(0, task));
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ hop: "task", code, verdict: "fail", since: LATER });
    expect(causes[0]?.message).toMatch(words);
    expect(causes[0]?.remedy?.cli).toContain(`describe-tasks --cluster ${make.CLUSTER} --tasks ${task.arn}`);
    expect(summary.health).toBe("degraded");
    expect(hopOf(failing(0, task), "service")).toMatchObject({ consequenceOf: "task" });
    expect(hopOf(failing(0, task), "targetGroup")).toMatchObject({
      code: "targetGroup.waiting",
      consequenceOf: "task",
    });
  });

  it("warns while others run, and says how many have ended", () => {
    const { causes } = judge(failing(1, stopped({}, { exitCode: 1 }), stopped({ stoppedAt: make.AT })));
    expect(causes[0]).toMatchObject({ code: "task.exited", verdict: "warn" });
    const many = failing(1, stopped({}, { exitCode: 1 }), stopped({ stoppedAt: "2026-01-02T03:04:30.000Z" }));
    expect(judge(many).causes[0]?.message).toMatch(/2 tasks have ended/);
  });

  it("shows what it wrote last, or why that is not known", () => {
    const tail = (fact: Facts["logTails"][string]) => (facts: Facts) => {
      failing(0, stopped({}, { exitCode: 1 }))(facts);
      facts.logTails["arn:task/main/dead"] = fact;
    };
    const lines = hopOf(tail({ at: LATER, value: ["starting", "\u001b[31mno database\u001b[0m"] }), "task");
    expect(lines?.evidence).toContainEqual({ label: "Last log lines", value: "starting\nno database", at: LATER });
    const error = { code: "aws_denied" as const, message: "no", since: make.AT };
    expect(hopOf(tail({ error }), "task")?.evidence.at(-1)?.value).toBe("Could not be read: no");
  });

  it.each([
    ["somebody stopped it", stopped({ stopCode: "UserInitiated", stoppedReason: "by hand" })],
    [
      "it was scaled in",
      stopped({ stopCode: "ServiceSchedulerInitiated", stoppedReason: "Scaling activity initiated by (deployment x)" }),
    ],
    ["the service was steady since", stopped({ stoppedAt: "2026-01-01T00:00:00.000Z" })],
    [
      "the load balancer ended it",
      stopped({
        stopCode: "ServiceSchedulerInitiated",
        stoppedReason: "Task failed ELB health checks in (target-group x)",
      }),
    ],
  ])("is no cause when %s", (_, task) => {
    expect(judge(failing(1, task)).causes[0]).toMatchObject({ hop: "service", code: "service.belowDesired" });
  });

  it("says nothing of a service that is well", () => {
    const change = (facts: Facts) => {
      facts.stoppedTasks["arn:service/hello-dev"] = { at: LATER, value: [stopped()] };
    };
    expect(judge(change).causes).toEqual([]);
  });
});

describe("tasks that come and go", () => {
  const elb = stopped({ stopCode: "ServiceSchedulerInitiated", stoppedReason: "Task failed ELB health checks in (x)" });
  it("by their number", () => {
    expect(judge(failing(1, elb, elb, elb)).causes[0]).toMatchObject({ hop: "service", code: "service.cycling" });
  });

  /** All tasks run; these ended so many minutes ago, and ECS has called the service steady since. */
  const crashing =
    (minutes: number[], more: Partial<TaskFact> = {}, deployed = "2026-01-01T00:00:00.000Z") =>
    (facts: Facts) => {
      const ago = (minute: number) => new Date(Date.parse(make.AT) - minute * 60_000).toISOString();
      const tasks = minutes.map((minute) =>
        stopped({ createdAt: ago(minute + 1), stoppedAt: ago(minute), ...more }, { exitCode: 1 }),
      );
      service({ deployments: [make.deployment("COMPLETED", { createdAt: deployed })] })(facts);
      facts.stoppedTasks["arn:service/hello-dev"] = { at: make.AT, value: tasks };
    };
  it("though all run in between", () => {
    const { causes, summary, paths } = judge(crashing([2, 7, 12]));
    expect(causes).toMatchObject([{ hop: "task", code: "task.exited", verdict: "warn" }]);
    expect(causes[0]?.message).toMatch(/3 tasks have ended within the hour\. Service hello-dev runs 2 of 2/);
    expect(summary.health).toBe("degraded");
    const hop = paths[0]?.hops.find(({ kind }) => kind === "service");
    expect(hop).toMatchObject({ code: "service.cycling", verdict: "warn", consequenceOf: "task" });
    expect(hop?.words).toMatch(/do not stay: 3 have ended within the hour/);
  });
  it.each<[string, ReturnType<typeof crashing>]>([
    ["they are too few", crashing([2, 7])],
    ["it was longer ago", crashing([62, 67, 72])],
    ["they have stayed for long", crashing([30, 33, 36])],
    ["it is rolled out anew since", crashing([2, 7, 12], {}, make.AT)],
    ["they ran another task definition", crashing([2, 7, 12], { taskDefinitionArn: "arn:other:1" })],
    ["somebody stopped them", crashing([2, 7, 12], { stopCode: "UserInitiated" })],
    ["it was scaled in", crashing([2, 7, 12], { stoppedReason: "Scaling activity initiated by (deployment x)" })],
  ])("not when all run and %s", (_, change) => {
    expect(judge(change).causes).toEqual([]);
  });
  it("by ECS's word", () => {
    const message = "(service hello-dev) is unable to consistently start tasks successfully.";
    const { causes } = judge(service({ running: 1, events: [{ at: LATER, message }] }));
    expect(causes[0]).toMatchObject({ code: "service.cycling", verdict: "warn" });
    expect(causes[0]?.message).toMatch(/again and again/);
  });
});

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
      expect(causes[0]?.remedy?.cli).toContain("describe-tasks");
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

it.each([
  [127, /not found/],
  [137, /killed/],
  [139, /segmentation/],
  [42, /exited with code 42/],
  [undefined, /^exited$/],
])("exit code %s", (code, words) => {
  expect(exitWords(code)).toMatch(words);
});
