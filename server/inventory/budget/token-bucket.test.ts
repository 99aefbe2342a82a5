import { expect, it } from "vitest";
import { TokenBucket } from "./token-bucket";
import { type Haste, hasten, type Turn } from "./turn";

/** A bucket on a clock that only its own waits, and the test, move. */
function bucket(perSecond: number, burst: number) {
  let now = 0;
  /** One turn of the event loop, so that those who were served can come again. */
  const wait = (ms: number, signal: AbortSignal): Promise<void> =>
    new Promise((resolve) => {
      signal.addEventListener("abort", () => resolve());
      setImmediate(() => {
        if (!signal.aborted) now += ms;
        resolve();
      });
    });
  const made = new TokenBucket({ perSecond, burst }, () => now, wait);
  const served: [who: string, at: number][] = [];
  const take = async (who: string, turn: Haste | Turn): Promise<void> => {
    await made.take(typeof turn === "string" ? { haste: turn } : turn);
    served.push([who, Math.round(now)]);
  };
  return {
    made,
    served,
    take,
    /** So many at one moment. */
    takeAll: (count: number, haste: Haste) =>
      Promise.all(Array.from({ length: count }, (_, at) => take(`${haste} ${at}`, haste))),
    at: () => served.map(([, at]) => at),
    who: () => served.map(([who]) => who),
    advance: (ms: number) => {
      now += ms;
    },
  };
}

it.each(["now", "soon"] as const)("lets a burst of what is wanted %s through and paces the rest", async (haste) => {
  const { takeAll, at } = bucket(5, 3);
  await takeAll(6, haste);
  expect(at()).toEqual([0, 0, 0, 200, 400, 600]);
});

it("fills with time, but not above its burst", async () => {
  const { takeAll, at, advance } = bucket(10, 2);
  await takeAll(2, "now");
  advance(60_000);
  await takeAll(3, "now");
  expect(at()).toEqual([0, 0, 60_000, 60_000, 60_100]);
});

it("spends less after AWS throttled, never nothing, and recovers", async () => {
  const { made, takeAll, at, advance } = bucket(8, 1);
  for (let again = 0; again < 10; again++) made.slowDown(0);
  expect(made.left().perSecond).toBe(1);
  await takeAll(1, "now");
  // An eighth of eight a second, which grows while it waits.
  expect(at()[0]).toBeGreaterThan(900);
  advance(120_000);
  await takeAll(2, "now");
  expect((at()[2] ?? 0) - (at()[1] ?? 0)).toBe(125);
});

it("keeps quiet for as long as AWS asks", async () => {
  const { made, takeAll, at } = bucket(4, 10);
  made.slowDown(3000);
  await takeAll(1, "now");
  // Half the rate from then on, growing: three seconds, and less than half a second for the token itself.
  expect(at()[0]).toBeGreaterThan(2_900);
  expect(at()[0]).toBeLessThanOrEqual(3_500);
});

it("takes the answers to one volley for one request to slow down", () => {
  const { made, advance } = bucket(8, 1);
  for (let call = 0; call < 20; call++) made.slowDown(1000);
  expect(made.left()).toEqual({ calls: -4, perSecond: 4 });
  // A later answer asks for more: the pause grows by what is new of it.
  advance(500);
  made.slowDown(1000);
  expect(made.left().calls).toBeGreaterThan(-4.2);
  expect(made.left().calls).toBeLessThan(-4);
});

it("counts who waits as spent", () => {
  const { made, takeAll } = bucket(5, 3);
  void takeAll(5, "now");
  expect(made.left()).toMatchObject({ calls: -2, perSecond: 5 });
});

it("serves those who can wait evenly, and only from what nobody in haste needs", async () => {
  const { takeAll, served, advance } = bucket(10, 20);
  await takeAll(4, "later");
  expect(served.map(([, at]) => at)).toEqual([0, 100, 200, 300]);
  served.length = 0;
  advance(10_000);
  await takeAll(15, "now");
  await takeAll(1, "later");
  // Five are left: it waits until there are half of the twenty again.
  expect(served.at(-1)).toEqual(["later 0", 10_800]);
});

it("the hastier first, however long the line is", async () => {
  const { takeAll, take, who } = bucket(5, 1);
  await takeAll(1, "now");
  await Promise.all([takeAll(5, "later"), take("page", "soon"), take("blank", "now")]);
  expect(who().slice(1)).toEqual(["blank", "page", ...[0, 1, 2, 3, 4].map((at) => `later ${at}`)]);
});

it("but nobody is passed over for ever: the fourth turn is for who has waited longest", async () => {
  const { takeAll, who } = bucket(5, 1);
  await takeAll(1, "now");
  await Promise.all([takeAll(2, "later"), takeAll(9, "soon")]);
  expect(who().slice(1, 9)).toEqual([
    ...["soon 0", "soon 1", "soon 2", "later 0"],
    ...["soon 3", "soon 4", "soon 5", "later 1"],
  ]);
});

it("one that has become hastier is served from what there is, however slow the bucket is", async () => {
  const { take, served } = bucket(0.2, 4);
  await take("list", "later");
  const turn: Turn = { haste: "later" };
  const waiting = take("wanted", turn);
  // It rests until its even turn, five seconds on.
  await new Promise((resolve) => setImmediate(resolve));
  hasten(turn, "now");
  await waiting;
  expect(served[1]?.[1]).toBeLessThanOrEqual(200);
});

it("a turn that somebody else comes to wait for becomes hastier where it stands", async () => {
  const { takeAll, take, who } = bucket(5, 1);
  await takeAll(1, "now");
  const turn: Turn = { haste: "later" };
  const line = Promise.all([takeAll(3, "later"), take("wanted", turn)]);
  hasten(turn, "soon");
  hasten(turn, "later");
  await line;
  expect(who()[1]).toBe("wanted");
});
