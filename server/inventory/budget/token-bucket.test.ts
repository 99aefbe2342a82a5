import { expect, it } from "vitest";
import { TokenBucket } from "./token-bucket";

/** A bucket on a clock that only waits move; answers when each take was through, in milliseconds. */
function bucket(perSecond: number, burst: number) {
  let now = 0;
  const waits: number[] = [];
  const wait = async (ms: number): Promise<void> => {
    waits.push(Math.round(ms));
  };
  const made = new TokenBucket({ perSecond, burst }, () => now, wait);
  return {
    made,
    waits,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

it("lets a burst through and paces the rest", async () => {
  const { made, waits } = bucket(5, 3);
  for (let call = 0; call < 6; call++) await made.take();
  // Reserved at once: the fourth waits one fifth of a second, the fifth two fifths…
  expect(waits).toEqual([200, 400, 600]);
});

it("fills with time, but not above its burst", async () => {
  const { made, waits, advance } = bucket(10, 2);
  await made.take();
  await made.take();
  advance(60_000);
  for (let call = 0; call < 3; call++) await made.take();
  expect(waits).toEqual([100]);
});

it("spends less after AWS throttled, never nothing, and recovers", async () => {
  const { made, waits, advance } = bucket(8, 1);
  for (let again = 0; again < 10; again++) made.slowDown(0);
  await made.take();
  // An eighth of eight a second.
  expect(waits).toEqual([1000]);
  advance(120_000);
  await made.take();
  await made.take();
  expect(waits).toEqual([1000, 125]);
});

it("keeps quiet for as long as AWS asks", async () => {
  const { made, waits } = bucket(4, 10);
  made.slowDown(3000);
  await made.take();
  // Half the rate from then on: three seconds, and half a second for the token itself.
  expect(waits).toEqual([3500]);
});

it("takes the answers to one volley for one request to slow down", async () => {
  const { made, waits, advance } = bucket(8, 1);
  for (let call = 0; call < 20; call++) made.slowDown(1000);
  expect(made.left()).toEqual({ calls: -4, perSecond: 4 });
  // A later answer asks for more: the pause grows by what is new of it.
  advance(500);
  made.slowDown(1000);
  await made.take();
  expect(Math.round(waits[0] ?? 0)).toBeGreaterThanOrEqual(1000);
  expect(Math.round(waits[0] ?? 0)).toBeLessThan(1400);
});

it("serves those who can wait evenly, and only from what nobody urgent needs", async () => {
  let now = 0;
  let running = true;
  const wait = async (ms: number): Promise<void> => {
    if (running) now += ms;
  };
  const made = new TokenBucket({ perSecond: 10, burst: 20 }, () => now, wait);
  const served: number[] = [];
  await Promise.all(Array.from({ length: 4 }, () => made.takePolitely().then(() => served.push(Math.round(now)))));
  expect(served).toEqual([0, 100, 200, 300]);
  // Urgent ones take the whole burst and five more at one moment: the next polite one waits until that is paid for.
  now = 10_000;
  running = false;
  for (let call = 0; call < 25; call++) await made.take();
  running = true;
  await made.takePolitely();
  expect(Math.round(now)).toBe(10_600);
});
