import { expect, it } from "vitest";
import { indexWith, targetFact } from "../testing/facts";
import { judgeStates } from "./judge-states";

const [group] = indexWith().facts.targetGroups.value ?? [];
if (!group) throw new Error("The example has one.");

const REASONS: Record<string, string> = { unhealthy: "Target.Timeout", unused: "Target.NotInUse" };

type Row = [states: string, code: string | undefined, verdict: string, words: RegExp];
const TABLE: Row[] = [
  ["healthy", undefined, "ok", /^The only target is healthy\.$/],
  ["healthy initial", undefined, "ok", /^1 of 2 .*being checked/],
  [
    "healthy unhealthy",
    "someUnhealthy",
    "warn",
    /^1 of 2 .* take no requests: .*not answered.*\(1 healthy, 1 unhealthy\.\)$/,
  ],
  ["healthy unhealthy unavailable", "someUnhealthy", "warn", /^1 of 3 .* 1 unavailable/],
  ["healthy unhealthy quantum", "someUnhealthy", "warn", /^1 of 3 .*not answered.* 1 quantum/],
  ["healthy unused initial", "someUnhealthy", "warn", /^1 of 3 .*no listener forwards/],
  ["healthy unavailable", "unchecked", "unknown", /\(1 healthy, 1 unavailable\): Its health is not known/],
  ["healthy quantum", "unchecked", "unknown", /AWS reports the state quantum/],
  ["initial initial", "initial", "warn", /^All 2 targets/],
  ["unavailable", "unchecked", "unknown", /^The health of hello-dev is not known: /],
  ["quantum", "unchecked", "unknown", /AWS reports the state quantum/],
  ["unhealthy quantum", "unchecked", "unknown", /\(1 unhealthy, 1 quantum\)/],
  ["unhealthy unavailable", "unchecked", "unknown", /1 unavailable/],
  ["unhealthy unhealthy", "allUnhealthy", "fail", /^All 2 .*fails open/],
  ["unused unused", "unused", "fail", /answers 503/],
  [
    "unhealthy initial",
    "noneHealthy",
    "fail",
    /^No target of hello-dev is healthy \(1 unhealthy, 1 initial\): .*not answered/,
  ],
  ["unhealthy unhealthy unused", "noneHealthy", "fail", /\(2 unhealthy, 1 unused\)/],
  ["unused initial", "noneHealthy", "fail", /\(1 unused, 1 initial\)/],
];

it.each(TABLE)("%s", (states, code, verdict, words) => {
  const targets = states.split(" ").map((state, n) => targetFact(`10.0.0.${n}`, state, REASONS[state]));
  const found = judgeStates(targets, { group });
  expect(found).toMatchObject({ verdict, words: expect.stringMatching(words) });
  expect(found.code).toBe(code && `targetGroup.${code}`);
  expect(/fails open/.test(found.words)).toBe(
    new Set(targets.map(({ state }) => state)).size === 1 && code === "allUnhealthy",
  );
});
