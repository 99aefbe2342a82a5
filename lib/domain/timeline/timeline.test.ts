import { describe, expect, it } from "vitest";
import type { HealthState, Sighting, StageState, TargetState, TimelineEntry } from "@/lib/contracts/history";
import type { TaskFact } from "../facts";
import { targetSubject } from "../history/target-subject";
import { operation } from "../testing/changes";
import { CLUSTER, groupArn, healthyFacts } from "../testing/facts";
import { mergeTimeline, type TimelineSources } from "./merge";

const at = (minutes: number): string =>
  new Date(Date.parse("2026-01-02T12:00:00.000Z") + minutes * 60_000).toISOString();

const NOTHING: TimelineSources = { operations: [], health: [], stage: [], deployments: [], targets: [], services: [] };
const entries = (sources: Partial<TimelineSources>): TimelineEntry[] =>
  mergeTimeline({ ...NOTHING, ...sources }, 100).entries;

type Span = [from: number, until: number, exact?: boolean];
const seen = <State>([from, until, exact = true]: Span, state: State, subject = "api1/dev"): Sighting<State> => ({
  subject,
  state,
  from: at(from),
  until: at(until),
  exact,
});
const WELL: HealthState = { health: "healthy" };
const TIMEOUT: HealthState = { health: "degraded", code: "targetGroup.allUnhealthy", reason: "All time out." };
const UNSET: HealthState = { health: "degraded", code: "variable.unset", reason: "helloworldElb is not set." };

describe("health", () => {
  it.each<[what: string, sightings: Sighting<HealthState>[], newest: Partial<TimelineEntry>]>([
    ["the first look", [seen([0, 5, false], WELL)], { words: "Watching began: Healthy", tone: "well", at: at(0) }],
    ["what came before is not kept any more", [seen([0, 5], TIMEOUT)], { words: "Became Degraded", tone: "fault" }],
    [
      "a change",
      [seen([0, 5, false], WELL), seen([5, 9], TIMEOUT)],
      { words: "Healthy → Degraded", detail: "All time out.", at: at(5) },
    ],
    [
      "another cause",
      [seen([0, 5], TIMEOUT), seen([5, 9], UNSET)],
      { words: "Still Degraded, for another reason", detail: UNSET.reason },
    ],
    [
      "a change while nobody was looking",
      [seen([0, 5, false], WELL), seen([65, 70, false], TIMEOUT)],
      { words: "Healthy → Degraded", after: at(5), at: at(65) },
    ],
    [
      "the same after a time of not looking",
      [seen([0, 5, false], WELL), seen([65, 70, false], WELL)],
      { words: "Watching again: still Healthy", after: at(5) },
    ],
    [
      "what nobody knows",
      [seen([0, 5], WELL), seen([5, 6], { health: "unknown", code: "family.unknown" })],
      { words: "Healthy → Unknown", tone: "unknown" },
    ],
  ])("%s", (_what, sightings, newest) => {
    expect(entries({ health: sightings })[0]).toMatchObject({ kind: "health", ...newest });
    if (!newest.after) expect(entries({ health: sightings })[0]).not.toHaveProperty("after");
  });
});

describe("stage", () => {
  const stage = (deploymentId: string, variables: Record<string, string> = {}): StageState => ({
    deploymentId,
    variables,
  });
  const after = (now: StageState) =>
    entries({ stage: [seen([0, 5, false], stage("d1", { a: "1", b: "2" })), seen([5, 9], now)] });

  it("what it was at the first look is no change", () => {
    expect(entries({ stage: [seen([0, 5, false], stage("d1"))] })).toEqual([]);
  });

  it.each<[StageState, words: string, detail?: string]>([
    [stage("d2", { a: "1", b: "2" }), "The stage serves deployment d2, it was d1"],
    [stage("d1", { a: "1", b: "3" }), "Variable b is 3, it was 2"],
    [stage("d1", { a: "1" }), "Variable b was removed, it was 2"],
    [
      stage("d2", { a: "1", b: "2", c: "x" }),
      "The stage serves deployment d2, it was d1",
      "Variable c is x, it was not set",
    ],
  ])("%j", (now, words, detail) => {
    expect(after(now)).toMatchObject([{ kind: "stage", at: at(5), words, ...(detail && { detail }) }]);
  });

  it("tells when the snapshots that it served were made, of others nothing", () => {
    const deployments = [
      { id: "d1", createdAt: at(-60), description: "first" },
      { id: "d0", createdAt: at(-90) },
      { id: "d2" },
    ];
    const made = entries({ stage: [seen([0, 5, false], stage("d1"))], deployments });
    expect(made).toMatchObject([{ words: "Deployment d1 was made", detail: "first", at: at(-60) }]);
  });
});

describe("targets", () => {
  const one = targetSubject(groupArn("hello-dev"), "10.0.0.1:80");
  const target = (span: Span, state: string, reasonCode?: string) =>
    seen<TargetState>(span, { state, ...(reasonCode && { reasonCode, description: "Request timed out" }) }, one);

  it.each<[what: string, sightings: Sighting<TargetState>[], told: (string | undefined)[]]>([
    ["healthy at the first look", [target([0, 5, false], "healthy")], []],
    [
      "failing at the first look",
      [target([0, 5, false], "unhealthy", "Target.Timeout")],
      ["Target 10.0.0.1:80 is unhealthy"],
    ],
    [
      "a change",
      [target([0, 5, false], "healthy"), target([5, 9], "unhealthy", "Target.Timeout")],
      ["Target 10.0.0.1:80 is unhealthy, it was healthy"],
    ],
    [
      "another reason",
      [target([0, 5], "unhealthy", "Target.Timeout"), target([5, 9], "unhealthy", "Target.FailedHealthChecks")],
      ["Target 10.0.0.1:80 is still unhealthy, for another reason", "Target 10.0.0.1:80 is unhealthy"],
    ],
    ["the same after a gap", [target([0, 5, false], "healthy"), target([65, 70, false], "healthy")], []],
  ])("%s", (_what, sightings, told) => {
    expect(entries({ targets: sightings }).map(({ words }) => words)).toEqual(told);
  });

  it("names group, reason code and AWS's words; each target by itself", () => {
    const other = targetSubject(groupArn("hello-dev"), "10.0.0.2:80");
    const targets = [
      target([5, 9], "unhealthy", "Target.Timeout"),
      seen<TargetState>([3, 9], { state: "healthy" }, other),
    ];
    expect(entries({ targets })).toMatchObject([
      { subject: "target group hello-dev", detail: "Target.Timeout: Request timed out", tone: "fault" },
    ]);
  });
});

describe("services", () => {
  const [service] = healthyFacts().services[CLUSTER]?.value ?? [];
  if (!service) throw new Error("no service");
  const task = (id: string, more: Partial<TaskFact> = {}): TaskFact => ({
    arn: `arn:aws:ecs:us-east-1:000000000000:task/main/${id}`,
    clusterArn: CLUSTER,
    serviceName: service.name,
    lastStatus: "STOPPED",
    desiredStatus: "STOPPED",
    taskDefinitionArn: "",
    addresses: [],
    containers: [{ name: "web", image: "httpd:2.4", exitCode: 3 }],
    stoppedAt: at(7),
    stopCode: "EssentialContainerExited",
    stoppedReason: "Essential container in task exited",
    ...more,
  });
  const of = (change: Partial<typeof service>, stopped: TaskFact[] = []) =>
    entries({
      services: [{ service: { ...service, events: [], ...change }, href: "/services/main/hello-dev", stopped }],
    });

  it("events in plain words, with ECS's own; one without a time stands nowhere", () => {
    const message = "(service hello-dev) has reached a steady state.";
    expect(of({ events: [{ at: at(1), message }, { message: "lost" }] })).toEqual([
      expect.objectContaining({
        kind: "event",
        tone: "well",
        words: "All tasks that are meant to run do.",
        detail: message,
        subject: "service hello-dev",
        href: "/services/main/hello-dev",
      }),
    ]);
  });

  it("a stopped task once, however often it is told of, with why and its exit codes", () => {
    const stopped = [task("0123456789ab"), task("0123456789ab"), task("running", { lastStatus: "DEPROVISIONING" })];
    expect(of({}, stopped)).toMatchObject([
      {
        kind: "task",
        at: at(7),
        tone: "fault",
        words: "Task 01234567 stopped: A container that must run has exited. web ended with code 3.",
        detail: "Essential container in task exited; web: exit code 3",
      },
    ]);
  });

  it.each([
    ["was stopped by somebody", { stopCode: "UserInitiated" }, "plain"],
    ["was replaced", { stoppedReason: "Scaling activity initiated by (deployment x)" }, "plain"],
    ["failed the load balancer's checks", { stoppedReason: "Task failed ELB health checks in (x)" }, "fault"],
    ["failed its own checks", { stoppedReason: "Task failed container health checks" }, "fault"],
  ])("one that %s", (_, more, tone) => {
    expect(of({}, [task("a", { stopCode: "ServiceSchedulerInitiated", ...more })])).toMatchObject([{ tone }]);
  });
});

describe("operations", () => {
  it.each([
    [operation("dev", { createdAt: at(0) }), "Provision: running", "progress"],
    [
      operation("dev", { createdAt: at(0), status: "succeeded", finishedAt: at(2) }),
      "Provision: succeeded after 2 min 00 s",
      "well",
    ],
  ])("%#", (one, words, tone) => {
    expect(entries({ operations: [one] })).toMatchObject([
      { kind: "operation", words, tone, detail: "by somebody", href: "/operations/op1" },
    ]);
  });
});

describe("all together", () => {
  const sources = {
    ...NOTHING,
    operations: [operation("dev", { createdAt: "2026-01-02T12:03:00Z" })],
    health: [seen([0, 5, false], WELL), seen([5, 9], TIMEOUT)],
  };

  it("newest first, whatever the precision of a time", () => {
    expect(mergeTimeline(sources, 100).entries.map(({ at: when }) => when)).toEqual([
      at(5),
      "2026-01-02T12:03:00Z",
      at(0),
    ]);
  });

  it("says when there is more than it answers, and over which time it was watching", () => {
    expect(mergeTimeline(sources, 2)).toMatchObject({ more: true, watched: [{ from: at(0), until: at(9) }] });
    expect(mergeTimeline(sources, 3)).toMatchObject({ more: false });
    expect(mergeTimeline(sources, 2).entries).toHaveLength(2);
  });

  it("gives every entry an id of its own", () => {
    const ids = mergeTimeline(sources, 100).entries.map(({ id }) => id);
    expect(new Set(ids).size).toBe(ids.length);
  });
});
