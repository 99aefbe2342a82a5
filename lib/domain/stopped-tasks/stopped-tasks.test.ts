import { describe, expect, it } from "vitest";
import type { Facts, TaskFact } from "../facts";
import { both, judge, service, targets } from "../testing/changes";
import * as make from "../testing/facts";
import { failing, hopOf, LATER, stopped } from "../testing/stopped";
import { exitWords } from "./exit-code";

const failedChecks = stopped({
  stopCode: "ServiceSchedulerInitiated",
  stoppedReason: "Task failed ELB health checks in (target-group x)",
});

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
  [
    "the load balancer's checks",
    failedChecks,
    "task.targetUnhealthy",
    /fail the load balancer's health checks and are/,
  ],
  [
    "spot capacity that was taken back",
    stopped({ stopCode: "SpotInterruption", stoppedReason: "Your Spot Task was interrupted." }),
    "task.capacityLost",
    /took the spot capacity back/,
  ],
  [
    "an instance that was terminated",
    stopped({ stopCode: "TerminationNotice", stoppedReason: "Host EC2 (instance i-1) terminated." }),
    "task.capacityLost",
    /instance that it ran on is being shut down/,
  ],
  [
    "a machine that AWS found unhealthy",
    stopped({ stopCode: "InfrastructureHealth", stoppedReason: "The underlying infrastructure is unhealthy." }),
    "task.capacityLost",
    /machine that it ran on unhealthy/,
  ],
];

describe("a task that did not stay", () => {
  it.each(TABLE)("%s is the cause, and the service follows from it", (_, task, code, words) => {
    const { causes, summary } = judge(failing(0, task));
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ hop: "task", code, verdict: "fail", since: LATER });
    expect(causes[0]?.message).toMatch(words);
    expect(causes[0]?.remedy?.look).toContain(`describe-tasks --cluster ${make.CLUSTER} --tasks ${task.arn}`);
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

describe("a task that the load balancer's checks ended", () => {
  const because = (reason: string) =>
    `(service hello-dev) (port 80) is unhealthy in (target-group x) due to (reason ${reason}).`;
  const saying = (...messages: string[]) =>
    both(failing(0, failedChecks), service({ events: messages.map((message) => ({ at: LATER, message })) }));
  it.each([
    ["Health checks failed with these codes: [404]", /are answered with 404, and tasks are replaced\. Service/],
    ["Request timed out", /are not answered in time, and tasks are replaced\. Service/],
  ])("says what ECS wrote of the checks: %s", (reason, words) => {
    const impaired = "(service hello-dev) is unable to consistently start tasks successfully.";
    const { causes } = judge(saying("(service hello-dev) has started 1 tasks: (task a).", impaired, because(reason)));
    expect(causes).toMatchObject([
      { hop: "task", code: "task.targetUnhealthy", message: expect.stringMatching(words) },
    ]);
  });
  it("not what was before a steady state", () => {
    const before = saying("(service hello-dev) has reached a steady state.", because("Request timed out"));
    const later = stopped({ ...failedChecks, stoppedAt: "2026-01-02T03:06:00.000Z" });
    const { causes } = judge(
      both(before, (facts) => {
        facts.stoppedTasks["arn:service/hello-dev"] = { at: LATER, value: [later] };
      }),
    );
    expect(causes[0]?.message).toMatch(/^Tasks fail the load balancer's health checks and are replaced\./);
  });
  it.each([
    [2, ["healthy", "healthy"], undefined],
    [2, ["healthy", "healthy", "draining"], undefined],
    [2, ["healthy", "initial"], "task.targetUnhealthy"],
    [2, ["healthy"], "task.targetUnhealthy"],
    [3, ["healthy", "healthy"], "task.targetUnhealthy"],
  ])("is past once all pass their checks again, unless it goes on and on: %i, now %j", (count, states, code) => {
    const ends = Array.from({ length: count }, (_, at) =>
      stopped({ ...failedChecks, stoppedAt: `2026-01-02T03:0${at + 5}:00.000Z` }),
    );
    const full = service({ running: 2, deployments: [make.deployment("COMPLETED", { failedTasks: count })] });
    const now = targets(...states.map((state, at) => make.targetFact(`10.0.0.${at + 1}`, state)));
    expect(hopOf(both(both(failing(2, ...ends), full), now), "task")?.code).toBe(code);
  });
  it("follows from the group while that has one which fails its checks", () => {
    const sick = both(failing(1, failedChecks), targets(make.targetFact("10.0.0.1", "unhealthy", "Target.Timeout")));
    expect(judge(sick).causes).toMatchObject([{ hop: "targetGroup", code: "targetGroup.allUnhealthy" }]);
    expect(hopOf(sick, "task")).toMatchObject({ code: "task.targetUnhealthy", consequenceOf: "targetGroup" });
    const next = both(failing(1, failedChecks), targets(make.targetFact("10.0.0.1", "initial")));
    expect(judge(next).causes).toMatchObject([{ hop: "task", code: "task.targetUnhealthy" }]);
  });
});

describe("tasks that come and go", () => {
  it("by their number", () => {
    const change = failing(1, failedChecks, failedChecks, failedChecks);
    expect(hopOf(change, "service")).toMatchObject({ code: "service.cycling", consequenceOf: "task" });
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

it.each([
  [127, /not found/],
  [137, /killed/],
  [139, /segmentation/],
  [42, /exited with code 42/],
  [undefined, /^exited$/],
])("exit code %s", (code, words) => {
  expect(exitWords(code)).toMatch(words);
});
