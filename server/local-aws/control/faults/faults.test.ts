import { describe, expect, it } from "vitest";
import { Faults, interferenceOf } from "./faults";
import { seeded } from "./random";
import { faultSchema, faultsSchema } from "./schema";

const fault = (fields: object) => faultSchema.parse({ service: "ecs", ...fields });
const drop = { ending: "drop" } as const;
const call = { service: "ecs", operation: "ListTasks" };

/** Which of ten calls something happens to. */
function happened(faults: Faults, count = 10): boolean[] {
  return Array.from({ length: count }, () => faults.take(call) !== undefined);
}

describe("which calls a fault is for", () => {
  it.each([
    [{ service: "ecs", operation: "ListTasks" }, true],
    [{ service: "ecs" }, true],
    [{ service: "*" }, true],
    [{ service: "ecs", operation: "ListServices" }, false],
    [{ service: "sts" }, false],
  ])("%o: %s", (names, expected) => {
    const faults = new Faults();
    faults.replace([fault({ ...drop, ...names })]);
    expect(faults.take(call) !== undefined).toBe(expected);
  });
});

describe("how often it happens", () => {
  it("is over after so many calls, and says how many it happened to", () => {
    const faults = new Faults();
    faults.replace([fault({ ...drop, calls: 2 })]);
    expect(happened(faults, 4)).toEqual([true, true, false, false]);
    expect(faults.list()).toEqual([{ service: "ecs", operation: "*", ending: "drop", calls: 2, seed: 1, happened: 2 }]);
  });

  it("happens to a share of the calls, the same ones for the same seed", () => {
    const run = (seed: number) => {
      const faults = new Faults();
      faults.replace([fault({ ...drop, share: 0.3, seed })]);
      return happened(faults, 1_000);
    };
    const first = run(7);
    expect(first.filter(Boolean).length).toBeGreaterThan(250);
    expect(first.filter(Boolean).length).toBeLessThan(350);
    expect(run(7)).toEqual(first);
    expect(run(8)).not.toEqual(first);
  });

  it("leaves what it does not happen to, to the next one", () => {
    const faults = new Faults();
    faults.replace([fault({ ...drop, calls: 1 }), fault({ throttle: true })]);
    expect([faults.take(call)?.ending, faults.take(call)?.throttle]).toEqual(["drop", true]);
  });

  it("begins anew when faults are put again", () => {
    const faults = new Faults();
    for (let time = 0; time < 2; time++) {
      faults.replace([fault({ ...drop, calls: 1 })]);
      expect(happened(faults, 2)).toEqual([true, false]);
    }
  });
});

describe("what it does", () => {
  it.each([
    ["awsJson1_1", "ThrottlingException", 400],
    ["awsQuery", "Throttling", 400],
    ["ec2Query", "RequestLimitExceeded", 503],
    ["restJson1", "TooManyRequestsException", 429],
  ] as const)("throttles as %s does", (protocol, code, status) => {
    expect(interferenceOf(fault({ throttle: true }), { protocol }).error).toMatchObject({ code, status });
  });

  it("tells how long to wait in API Gateway's form alone", () => {
    const throttle = fault({ throttle: { retryAfterSeconds: 2 } });
    const members = (protocol: "restJson1" | "awsJson1_1") => interferenceOf(throttle, { protocol }).error?.members;
    expect(members("restJson1")).toEqual({ retryAfterSeconds: "2" });
    expect(members("awsJson1_1")).toEqual({});
  });

  it("carries code, message and status", () => {
    const error = { code: "AccessDeniedException", message: "No.", status: 403 };
    const interference = interferenceOf(fault({ error }), { protocol: "awsJson1_1" });
    expect(interference).toMatchObject({ status: 403, error: { code: error.code, message: "No.", status: 403 } });
    const unnamed = interferenceOf(fault({ error: { code: "X" } }), { protocol: "awsJson1_1" });
    expect(unnamed.status).toBeUndefined();
  });
});

it.each([
  ["nothing", undefined],
  ["no list", { faults: {} }],
  ["no service", { faults: [{ ending: "drop" }] }],
  ["no effect", { faults: [{ service: "ecs" }] }],
  ["two effects", { faults: [{ service: "ecs", ending: "cut", throttle: true }] }],
  ["a member that does not exist", { faults: [{ service: "ecs", ending: "cut", time: 1 }] }],
  ["a share of nothing", { faults: [{ service: "ecs", ending: "cut", share: 0 }] }],
  ["a share above one", { faults: [{ service: "ecs", ending: "cut", share: 1.1 }] }],
  ["no calls", { faults: [{ service: "ecs", ending: "cut", calls: 0 }] }],
  ["a code with a line break", { faults: [{ service: "ecs", error: { code: "a\r\nb" } }] }],
  ["a status that is a success", { faults: [{ service: "ecs", error: { code: "a", status: 200 } }] }],
  ["a wait without end", { faults: [{ service: "ecs", latencyMs: 1e9 }] }],
])("refuses %s", (_, body) => expect(faultsSchema.safeParse(body).success).toBe(false));

it("counts random numbers from 0 up to 1", () => {
  const random = seeded(42);
  const numbers = Array.from({ length: 10_000 }, random);
  expect(Math.min(...numbers)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...numbers)).toBeLessThan(1);
  expect(numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toBeCloseTo(0.5, 1);
});
