import { expect, test } from "vitest";
import { REGISTERING, type TargetHealth } from "../../../dataplane/health/target-health";
import { WeightedTurns } from "../../../dataplane/routing/weighted";
import type { World } from "../../../world";
import type { Group, Target } from "../runtime";
import { pickTarget } from "./pick-target";

const HEALTHY: TargetHealth = { state: "healthy", against: 0 };
const UNHEALTHY: TargetHealth = { state: "unhealthy", reason: "Target.Timeout", against: 0 };

function target(Id: string, health: TargetHealth, changes: Partial<Target> = {}): Target {
  const record = { TargetGroupArn: "tg", Id, Port: 80, RegisteredAt: new Date(0) };
  return { record, health, inFlight: new Set(), ...changes };
}

function group(...targets: Target[]): Group {
  const byKey = new Map(targets.map((one) => [`${one.record.Id}|80`, one]));
  const turns = { candidates: undefined, turn: 0, warmTurns: new WeightedTurns() };
  return { arn: "tg", region: "us-east-1", targets: byKey, inUse: true, ...turns };
}

/** A world that knows one target group with these attributes. */
function world(Attributes: Record<string, string> = {}, now = 0): World {
  const table = { get: () => ({ Attributes }) };
  // Only what picking reads of a world.
  return { store: { table: () => table }, now: () => now } as unknown as World;
}

const picks = (one: Group, count: number, where = world()) =>
  Array.from({ length: count }, () => pickTarget(where, one)?.record.Id ?? "-").join("");

test("round robin over the healthy ones", () => {
  expect(picks(group(target("a", HEALTHY), target("b", UNHEALTHY), target("c", HEALTHY)), 4)).toBe("acac");
});

test("fail-open: when none is healthy, all of them; a target being checked for the first time too", () => {
  expect(picks(group(target("a", UNHEALTHY), target("b", UNHEALTHY)), 4)).toBe("abab");
  expect(picks(group(target("a", REGISTERING)), 2)).toBe("aa");
});

test("draining targets get nothing, even if nobody else is there", () => {
  const draining = target("a", HEALTHY);
  draining.record = { ...draining.record, DrainedAt: new Date(1) };
  expect(picks(group(draining, target("b", UNHEALTHY)), 2)).toBe("bb");
  expect(picks(group(draining), 1)).toBe("-");
  expect(picks(group(), 1)).toBe("-");
});

test("least outstanding requests", () => {
  const busy = target("a", HEALTHY, { inFlight: new Set([() => {}, () => {}]) });
  const idle = target("b", HEALTHY, { inFlight: new Set([() => {}]) });
  const where = world({ "load_balancing.algorithm.type": "least_outstanding_requests" });
  expect(picks(group(busy, idle), 3, where)).toBe("bbb");
});

test("slow start: the share of a new target grows with time, and then is whole", () => {
  const attributes = { "slow_start.duration_seconds": "100" };
  const shareAt = (seconds: number) => {
    const one = group(target("a", HEALTHY), target("b", HEALTHY, { warmingSince: 0 }));
    return [...picks(one, 300, world(attributes, seconds * 1000))].filter((id) => id === "b").length;
  };
  expect(shareAt(0)).toBe(27);
  expect(shareAt(50)).toBe(100);
  expect(Math.abs(shareAt(200) - 150)).toBeLessThanOrEqual(1);
});
