import { expect, it } from "vitest";
import { TokenBucket } from "./token-bucket";

const taken = (bucket: TokenBucket, times: number, now: number) =>
  Array.from({ length: times }, () => bucket.take(now)).filter(Boolean).length;

it("lets the burst through at once, and no more", () => {
  expect(taken(new TokenBucket({ perSecond: 10, burst: 40 }, 0), 100, 0)).toBe(40);
});

it("fills again at its rate, up to the burst", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 40 }, 0);
  taken(bucket, 40, 0);
  expect(taken(bucket, 100, 99)).toBe(0);
  expect(taken(bucket, 100, 1_000)).toBe(10);
  expect(taken(bucket, 100, 60_000)).toBe(40);
});

it("can be slower than one a second", () => {
  const bucket = new TokenBucket({ perSecond: 1 / 5, burst: 1 }, 0);
  expect([0, 1, 4_999, 5_000, 5_001].map((now) => bucket.take(now))).toEqual([true, false, false, true, false]);
});

it("lets fractions add up to a token", () => {
  const bucket = new TokenBucket({ perSecond: 1, burst: 1 }, 0);
  bucket.take(0);
  for (let now = 100; now < 1_000; now += 100) expect(bucket.take(now)).toBe(false);
  expect(bucket.take(1_000)).toBe(true);
});

it("is not filled by a clock that goes back", () => {
  const bucket = new TokenBucket({ perSecond: 10, burst: 1 }, 10_000);
  expect(bucket.take(10_000)).toBe(true);
  expect(bucket.take(5_000)).toBe(false);
});

it.each([
  ["no burst", { perSecond: 10, burst: 0 }],
  ["neither", { perSecond: 0, burst: 0 }],
])("lets nothing through with %s", (_, rate) => {
  expect(new TokenBucket(rate, 0).take(100_000)).toBe(false);
});
