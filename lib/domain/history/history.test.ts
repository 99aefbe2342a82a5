import { describe, expect, it } from "vitest";
import { judgeEnvironment } from "../environment";
import type { Facts } from "../facts";
import { indexFacts } from "../facts";
import {
  API,
  AT,
  factsWith,
  groupArn,
  indexWith,
  setTargets,
  setVariable,
  stageOf,
  targetFact,
} from "../testing/facts";
import { environmentSubject, healthKey, healthState } from "./environment-state";
import { isCertain, keyOf, MOST_GAP_MS, watchedTimes } from "./gaps";
import type { SinceLookup } from "./observation";
import { observe, stoppedIn } from "./observe";
import { partsOfTarget, targetKey, targetSubject } from "./target-subject";

const LATER = "2026-01-02T03:09:05.000Z";
const EARLIER = "2026-01-02T03:04:01.000Z";

const seenIn = (change: (facts: Facts) => void = () => {}) => {
  const facts = factsWith(change);
  const context = { index: indexFacts(facts), live: [], invokeUrl: () => "http://x" };
  return observe(facts, [judgeEnvironment(context, API, stageOf(facts, "dev"))]);
};
const health = (change?: (facts: Facts) => void) => seenIn(change).find(({ kind }) => kind === "environment");
const targetsOf = (change?: (facts: Facts) => void) => seenIn(change).filter(({ kind }) => kind === "target");

describe("what an answer says of how things are", () => {
  it("the environment, its stage, and every target", () => {
    expect(seenIn().map(({ kind, subject }) => `${kind} ${subject}`)).toEqual([
      "environment api1/dev",
      "stage api1/dev",
      ...["hello-dev 10.0.0.1:80", "hello-dev 10.0.0.2:80", "hello-prod 10.0.1.1:80", "hello-prod 10.0.1.2:80"].map(
        (one) => {
          const [group = "", label = ""] = one.split(" ");
          return `target ${targetSubject(groupArn(group), label)}`;
        },
      ),
    ]);
    expect(health()).toMatchObject({ key: "healthy ", state: { health: "healthy" }, at: Date.parse(AT) });
  });

  it("a cause by its code, whatever its words", () => {
    const one = health((f) => setTargets(f, "hello-dev", [targetFact("10.0.0.1", "unhealthy", "Target.Timeout")]));
    expect(one).toMatchObject({ key: "degraded targetGroup.allUnhealthy", state: { reason: expect.any(String) } });
    const two = health((f) =>
      setTargets(f, "hello-dev", [
        targetFact("10.0.0.1", "unhealthy", "Target.Timeout"),
        targetFact("10.0.0.2", "unhealthy"),
      ]),
    );
    expect(two?.key).toBe(one?.key);
  });

  it("with the age of the oldest fact that changes by itself", () => {
    const old = health((f) => {
      f.targetHealth[groupArn("hello-dev")] = { at: EARLIER, value: [targetFact("10.0.0.1")] };
    });
    expect(old?.at).toBe(Date.parse(EARLIER));
  });

  it("as of now when it turns out that something cannot be read", () => {
    const lost = health((f) => {
      f.at = LATER;
      const error = { code: "aws_denied" as const, message: "no", since: LATER };
      f.targetHealth[groupArn("hello-dev")] = { ...f.targetHealth[groupArn("hello-dev")], error, doubtful: true };
      for (const fact of [f.stages.api1, ...Object.values(f.services)]) if (fact) fact.at = LATER;
    });
    expect(lost).toMatchObject({ key: expect.stringMatching(/^\?unknown /), at: Date.parse(LATER) });
    expect(isCertain(lost?.key ?? "")).toBe(false);
  });

  it.each<[what: string, change: (facts: Facts) => void]>([
    ["the targets", (f) => delete f.targetHealth[groupArn("hello-dev")]],
    ["the load balancers", (f) => Object.assign(f, { loadBalancers: {} })],
  ])("says nothing of the health while %s were not read yet", (_what, change) => {
    expect(health(change)).toBeUndefined();
  });

  it("says nothing of targets whose last reading failed", () => {
    const failed = targetsOf((f) => {
      const error = { code: "aws_throttled" as const, message: "slow", since: AT };
      f.targetHealth[groupArn("hello-dev")] = { ...f.targetHealth[groupArn("hello-dev")], error };
    });
    expect(failed.map(({ subject }) => partsOfTarget(subject).groupArn)).toEqual([
      groupArn("hello-prod"),
      groupArn("hello-prod"),
    ]);
  });

  it("a stage by deployment and variables, in whatever order these come", () => {
    const stage = (change: (facts: Facts) => void) => seenIn(change).find(({ kind }) => kind === "stage");
    const variables = (value: Record<string, string>) => (f: Facts) => {
      stageOf(f, "dev").variables = value;
    };
    expect(stage(variables({ a: "1", b: "2" }))?.key).toBe(stage(variables({ b: "2", a: "1" }))?.key);
    expect(stage(variables({ a: "1" }))?.key).not.toBe(stage(variables({ a: "2" }))?.key);
    expect(stage((f) => setVariable(f, "dev", undefined))?.state).toEqual({ deploymentId: "dep2", variables: {} });
  });

  it("stopped tasks of every service that was asked for", () => {
    const facts = factsWith((f) => {
      f.stoppedTasks = { a: { value: [], at: AT }, b: { error: { code: "aws_denied", message: "", since: AT } } };
    });
    expect(stoppedIn(facts)).toEqual([]);
  });
});

describe("since when", () => {
  const since = { from: EARLIER, exact: true };
  const knows =
    (wanted: string): SinceLookup =>
    (kind, subject, key) =>
      `${kind} ${subject} ${key}` === wanted ? since : undefined;
  const judgedWith = (lookup: SinceLookup, state: string) => {
    const facts = factsWith((f) => setTargets(f, "hello-dev", [targetFact("10.0.0.1", state, "Target.Timeout")]));
    const context = { index: indexFacts(facts, lookup), live: [], invokeUrl: () => "http://x" };
    return judgeEnvironment(context, API, stageOf(facts, "dev"));
  };

  it("an environment is ill, by its health and cause", () => {
    const { summary } = judgedWith(knows("environment api1/dev degraded targetGroup.allUnhealthy"), "unhealthy");
    expect(summary.seenSince).toEqual(since);
    expect(
      judgedWith(knows("environment api1/dev degraded targetGroup.empty"), "unhealthy").summary.seenSince,
    ).toBeUndefined();
  });

  it("a target fails, and nothing of one that does not", () => {
    const known = (state: string) =>
      knows(`target ${targetSubject(groupArn("hello-dev"), "10.0.0.1:80")} ${state} Target.Timeout`);
    expect(judgedWith(known("unhealthy"), "unhealthy").paths[0]?.targets[0]?.seenSince).toEqual(since);
    expect(judgedWith(known("healthy"), "healthy").paths[0]?.targets[0]).not.toHaveProperty("seenSince");
  });

  it("is not known where nobody has watched", () => {
    expect(indexWith().since("environment", "api1/dev", "healthy ")).toBeUndefined();
  });
});

describe("keys", () => {
  it.each([
    ["healthy", true],
    ["unhealthy", true],
    ["unavailable", false],
    ["unknown", false],
  ])("a target that is %s: certain is %s", (state, certain) => {
    expect(isCertain(targetKey({ state }))).toBe(certain);
  });

  it("tell the cause from what an operation is making", () => {
    const causes = [{ code: "targetGroup.initial", underWay: true }, { code: "variable.unused" }];
    expect(healthKey(healthState({ health: "progressing", reason: "Step 3 of 10" }, causes))).toBe(
      keyOf(true, "progressing", undefined),
    );
    expect(healthState({ health: "healthy" }, causes)).toEqual({ health: "healthy" });
    expect(environmentSubject("a", "dev")).toBe("a/dev");
  });
});

describe("over which time somebody was looking", () => {
  const at = (ms: number) => new Date(Date.parse(AT) + ms).toISOString();
  const seen = (from: number, until: number) => ({ from: at(from), until: at(until) });

  it.each<[what: string, seen: [number, number][], watched: [number, number][]]>([
    ["never", [], []],
    [
      "states that follow each other",
      [
        [0, 1_000],
        [2_000, 9_000],
      ],
      [[0, 9_000]],
    ],
    [
      "just within the gap",
      [
        [0, 1_000],
        [1_000 + MOST_GAP_MS, 400_000],
      ],
      [[0, 400_000]],
    ],
    [
      "a gap",
      [
        [0, 1_000],
        [1_001 + MOST_GAP_MS, 400_000],
      ],
      [
        [1_001 + MOST_GAP_MS, 400_000],
        [0, 1_000],
      ],
    ],
    [
      "in any order",
      [
        [200, 300],
        [0, 100],
      ],
      [[0, 300]],
    ],
    [
      "one within another",
      [
        [0, 900],
        [100, 200],
      ],
      [[0, 900]],
    ],
  ])("%s", (_what, stretches, watched) => {
    expect(watchedTimes(stretches.map(([from, until]) => seen(from, until)))).toEqual(
      watched.map(([from, until]) => seen(from, until)),
    );
  });
});
