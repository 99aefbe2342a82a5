import { expect, it } from "vitest";
import { AwsFailure } from "@/server/aws/errors";
import type { Turn } from "../budget/turn";
import type { Demand } from "./demand";
import { FactCache } from "./fact-cache";
import { refreshRules } from "./refresh-rules";
import type { Silence } from "./silence";

const STAGES = "stages:api1";
const DENIED = { code: "aws_denied", awsCode: "X", operation: "ListClusters", retryable: false } as const;
const forever: Demand = { since: 0, deadline: Number.POSITIVE_INFINITY, staleDeadline: Number.POSITIVE_INFINITY };

/** A cache on a clock of the test's own. */
function setup() {
  let now = 1_000_000;
  const cache = new FactCache(refreshRules(), () => now);
  return {
    cache,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

/** Reads beside an answer need a turn to land. */
const settle = (): Promise<void> => new Promise((resolve) => setImmediate(resolve));

it("doubts what seldom changes as well, once it could not be read for half a minute after its time", async () => {
  const { cache, advance } = setup();
  const failing = () => Promise.reject(new AwsFailure("because", DENIED));
  const get = () => cache.get("clusters", failing, forever);
  await cache.get("clusters", async () => 1, forever);
  advance(59_000);
  await get();
  await settle();
  const overdue = await get();
  expect(overdue).toMatchObject({ value: 1, error: { code: "aws_denied" } });
  expect(overdue.doubtful).toBeUndefined();
  advance(2_000);
  expect((await get()).doubtful).toBe(true);
});

it("what was never read is awaited since it was first asked for, and a read learns what was read before it", async () => {
  const { cache, advance } = setup();
  const lasts: (number | undefined)[] = [];
  const hang = () => new Promise<number>(() => {});
  const ask = () => cache.get("apis", hang, { ...forever, deadline: 0 });
  expect(await ask()).toEqual({ awaitedSince: new Date(1_000_000).toISOString() });
  advance(3_000);
  expect(await ask()).toEqual({ awaitedSince: new Date(1_000_000).toISOString() });
  const count = (_turn: Turn, _silence: Silence, last: number | undefined) => Promise.resolve(lasts.push(last));
  await cache.get(STAGES, count, forever);
  await cache.get(STAGES, count, { ...forever, since: cache.next() });
  expect(lasts).toEqual([undefined, 1]);
});

it("what was read of a whole is shown beside the error, and not concluded from; not in place of what is still believed", async () => {
  const { cache, advance } = setup();
  const partly = () => Promise.reject(new AwsFailure("because", { ...DENIED, partial: ["of ours"] }));
  const get = async (read: () => Promise<string[]>) => {
    await cache.get("clusters", read, forever);
    await settle();
    return cache.get("clusters", read, forever);
  };
  const doubted = { value: ["of ours"], doubtful: true, error: { code: "aws_denied" } };
  expect(await get(partly)).toMatchObject(doubted);
  advance(10_000);
  const all = ["of ours", "of others"];
  expect(await get(async () => all)).toEqual({ value: all, at: expect.any(String) });
  advance(59_000);
  const believed = await get(partly);
  expect(believed).toMatchObject({ value: all, error: { code: "aws_denied" } });
  expect(believed.doubtful).toBeUndefined();
  advance(2_000);
  expect(await get(partly)).toMatchObject({ ...doubted, at: new Date(1_071_000).toISOString() });
});
