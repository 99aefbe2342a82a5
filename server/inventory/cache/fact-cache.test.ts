import { expect, it } from "vitest";
import { AwsFailure } from "@/server/aws/errors";
import type { Turn } from "../budget/turn";
import type { Demand } from "./demand";
import { FactCache } from "./fact-cache";
import { refreshRules } from "./refresh-rules";
import type { Silence } from "./silence";

const STAGES = "stages:api1";
const forever: Demand = { since: 0, deadline: Number.POSITIVE_INFINITY, staleDeadline: Number.POSITIVE_INFINITY };

/** A cache on a clock of the test's own, and a read that answers 1, 2, 3… or fails when told to. */
function setup() {
  let now = 1_000_000;
  let reads = 0;
  let failing: AwsFailure | null = null;
  const cache = new FactCache(refreshRules(), () => now);
  const read = async (): Promise<number> => {
    reads += 1;
    if (failing) throw failing;
    return reads;
  };
  const demand: Demand = forever;
  return {
    cache,
    read,
    get: (key: Parameters<FactCache["get"]>[0] = STAGES) => cache.get(key, read, demand),
    advance: (ms: number) => {
      now += ms;
    },
    fail: (code: AwsFailure["code"] | null) => {
      failing = code && new AwsFailure("because", { code, awsCode: "X", operation: "GetStages", retryable: false });
    },
    reads: () => reads,
  };
}

/** Reads beside an answer need a turn to land. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("serves from memory while young", async () => {
  const { get, advance, reads } = setup();
  await get();
  advance(2_399);
  expect((await get()).value).toBe(1);
  expect(reads()).toBe(1);
});

it.each([
  ["stages", 1, 2_400],
  ["stages", 4, 2_400],
  ["stages", 7, 4_200],
  ["stages", 20, 5_000],
  ["listeners", 20, 12_000],
  ["listeners", 100, 15_000],
  ["targetHealth", 100, 2_400],
  // Hardly changes, or costs more.
  ["resources", 1, 30_000],
  ["deployments", 1, 300_000],
] as const)("of %s, when there are %i, one is due after %i ms", async (family, count, dueMs) => {
  const { get, advance, reads } = setup();
  for (let each = 0; each < count; each++) await get(`${family}:${each}`);
  const key = `${family}:0` as const;
  advance(dueMs - 1);
  await get(key);
  expect(reads()).toBe(count);
  advance(1);
  await get(key);
  expect(reads()).toBe(count + 1);
});

it("does not count what is forgotten", async () => {
  const { get, advance, reads } = setup();
  for (let each = 0; each < 20; each++) await get(`listeners:${each}`);
  advance(11 * 60_000);
  await get("listeners:0");
  advance(2_400);
  await get("listeners:0");
  expect(reads()).toBe(22);
});

it("a hundred at once are one read", async () => {
  const { get, reads } = setup();
  const facts = await Promise.all(Array.from({ length: 100 }, () => get()));
  expect(new Set(facts.map(({ value }) => value))).toEqual(new Set([1]));
  expect(reads()).toBe(1);
});

it("serves what is a little old, with its age, and reads beside it", async () => {
  const { get, advance } = setup();
  const first = await get();
  advance(6_000);
  expect(await get()).toEqual(first);
  await settle();
  const second = await get();
  expect(second.value).toBe(2);
  expect(Date.parse(second.at ?? "") - Date.parse(first.at ?? "")).toBe(6_000);
});

it("waits for what is very old", async () => {
  const { get, advance } = setup();
  await get();
  advance(60_000);
  expect((await get()).value).toBe(2);
});

it("never reads again what cannot change, unless it was touched", async () => {
  const { cache, get, advance, reads } = setup();
  const key = "snapshots:api1/dep1";
  await get(key);
  advance(300_000);
  await get(key);
  expect(reads()).toBe(1);
  cache.touch(key);
  expect((await get(key)).value).toBe(2);
});

it("a touch makes the next read fresh, for its own key only", async () => {
  const { cache, get, reads } = setup();
  await get();
  await get("stages:api2");
  cache.touch(STAGES);
  await get();
  await get("stages:api2");
  expect(reads()).toBe(3);
});

it("a read that began before a write does not answer for it", async () => {
  const { cache } = setup();
  let land: (value: string) => void = () => {};
  const slow = cache.get(
    STAGES,
    () =>
      new Promise<string>((resolve) => {
        land = resolve;
      }),
    forever,
  );
  cache.touch(STAGES);
  const after = cache.get(STAGES, async () => "after", forever);
  expect((await after).value).toBe("after");
  land("before");
  await slow;
  expect((await cache.get(STAGES, async () => "never asked", forever)).value).toBe("after");
});

it("a fresh demand joins no older read", async () => {
  const { cache, read, reads } = setup();
  await cache.get(STAGES, read, forever);
  const since = cache.next();
  expect((await cache.get(STAGES, read, { ...forever, since })).value).toBe(2);
  // Two demands of the same moment share it.
  expect((await cache.get(STAGES, read, { ...forever, since })).value).toBe(2);
  expect(reads()).toBe(2);
});

it("keeps the last value beside the error, then doubts it, and counts the failure from its beginning", async () => {
  const { get, advance, fail } = setup();
  await get();
  fail("aws_denied");
  advance(6_000);
  await get();
  await settle();
  const failed = await get();
  expect(failed).toMatchObject({ value: 1, error: { code: "aws_denied", message: "because" } });
  expect(failed.doubtful).toBeUndefined();
  advance(60_000);
  await get();
  await settle();
  expect(await get()).toMatchObject({ value: 1, doubtful: true, error: { since: failed.error?.since } });
  fail(null);
  advance(60_000);
  expect(await get()).toEqual({ value: expect.any(Number), at: expect.any(String) });
});

it("doubts a value whose read AWS does not answer, and counts the failure from when it was asked", async () => {
  const { cache, get, advance } = setup();
  await get();
  let end: (thrown: Error) => void = () => {};
  const hang = (_turn: Turn, silence: Silence) =>
    new Promise<number>((_, reject) => {
      silence.asked();
      end = reject;
    });
  const ask = () => cache.get(STAGES, hang, { ...forever, staleDeadline: 0 });
  advance(6_000);
  expect(await ask()).toEqual({ value: 1, at: expect.any(String) });
  advance(30_000);
  const silent = await ask();
  expect(silent).toMatchObject({
    value: 1,
    doubtful: true,
    error: { code: "aws_unreachable", message: expect.stringContaining("does not answer") },
  });
  expect(silent.error?.since, "when it was asked").toBe(new Date(1_006_000).toISOString());
  end(new AwsFailure("because", { code: "aws_unreachable", awsCode: "X", operation: "GetStages", retryable: true }));
  await settle();
  expect(await ask()).toMatchObject({
    value: 1,
    doubtful: true,
    error: { message: "because", since: silent.error?.since },
  });
});

it("a read that waits for its turn is no silence", async () => {
  const { cache, get, advance } = setup();
  await get();
  const queue = () => new Promise<number>(() => {});
  const ask = () => cache.get(STAGES, queue, { ...forever, staleDeadline: 0 });
  advance(6_000);
  await ask();
  advance(30_000);
  expect(await ask()).toEqual({ value: 1, at: expect.any(String) });
});

it("does not hammer what fails", async () => {
  const { get, advance, fail, reads } = setup();
  fail("aws_unreachable");
  for (let second = 0; second < 60; second++) {
    await get();
    await settle();
    advance(1_000);
  }
  // Half a second, then 1, 2, 4, 8, 16, 30 between tries.
  expect(reads()).toBeGreaterThan(3);
  expect(reads()).toBeLessThan(9);
});

it("forgets the value of what is gone", async () => {
  const { get, advance, fail } = setup();
  await get();
  fail("not_found");
  advance(60_000);
  expect(await get()).toEqual({ error: expect.objectContaining({ code: "not_found" }) });
});

it("loses patience with a first read, which goes on", async () => {
  const { cache } = setup();
  let land: (value: string) => void = () => {};
  const read = () =>
    new Promise<string>((resolve) => {
      land = resolve;
    });
  const impatient = { ...forever, deadline: 1_000_000 + 20 };
  expect((await cache.get(STAGES, read, impatient)).value).toBeUndefined();
  land("late");
  await settle();
  expect((await cache.get(STAGES, read, impatient)).value).toBe("late");
});

it("waits only briefly for what is very old, and not at all while it is being read", async () => {
  const { cache, read, advance } = setup();
  await cache.get(STAGES, read, forever);
  advance(60_000);
  const brief = { ...forever, staleDeadline: 1_060_000 + 20 };
  let land: (value: number) => void = () => {};
  const slow = () =>
    new Promise<number>((resolve) => {
      land = resolve;
    });
  expect((await cache.get(STAGES, slow, brief)).value).toBe(1);
  // A second reader would have all the patience of the world, but somebody is reading already.
  expect((await cache.get(STAGES, slow, forever)).value).toBe(1);
  land(7);
  await settle();
  expect((await cache.get(STAGES, slow, forever)).value).toBe(7);
});

it("a hundred readers that find the same too old cause one read", async () => {
  const { cache, get, reads } = setup();
  await get();
  const facts = await Promise.all(
    Array.from({ length: 100 }, () => {
      cache.renew(STAGES);
      return get();
    }),
  );
  expect(new Set(facts.map(({ value }) => value))).toEqual(new Set([2]));
  expect(reads()).toBe(2);
});

it("says how each family is: how many, how many fail, how old the oldest is", async () => {
  const { cache, get, advance, fail } = setup();
  await get();
  await get("snapshots:api1/dep1");
  advance(4_000);
  await get("stages:api2");
  fail("aws_denied");
  await get("stages:api3");
  expect(cache.families()).toEqual([
    { family: "stages", facts: 3, failing: 1, oldestMs: 4_000 },
    // What never changes has no age.
    { family: "snapshots", facts: 1, failing: 0 },
  ]);
});
