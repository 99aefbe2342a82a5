import { expect, it } from "vitest";
import type { Turn } from "../budget/turn";
import type { Demand } from "./demand";
import { FactCache } from "./fact-cache";
import { refreshRules } from "./refresh-rules";

const STAGES = "stages:api1";
const forever: Demand = { since: 0, deadline: Number.POSITIVE_INFINITY, staleDeadline: Number.POSITIVE_INFINITY };

/** A cache on a clock of the test's own, and the turns that its reads were given; `hang` has none that ends. */
function setup() {
  let now = 1_000_000;
  const cache = new FactCache(refreshRules(), () => now);
  const turns: Turn[] = [];
  return {
    cache,
    turns,
    read: async (turn: Turn) => turns.push(turn),
    hang: (turn: Turn) => new Promise<number>(() => turns.push(turn)),
    advance: (ms: number) => {
      now += ms;
    },
  };
}

it.each([
  { interest: "page", blank: "now", shown: "soon" },
  { interest: "list", blank: "soon", shown: "later" },
  { interest: "nobody", blank: "later", shown: "later" },
] as const)(
  "how soon for $interest: $blank where nothing is shown yet, else $shown",
  async ({ interest, ...haste }) => {
    const { cache, advance } = setup();
    const turns: Turn[] = [];
    const read = async (turn: Turn) => turns.push(turn);
    await cache.get(STAGES, read, { ...forever, interest });
    advance(2_400);
    await cache.get(STAGES, read, { ...forever, interest });
    expect(turns).toEqual([{ haste: haste.blank }, { haste: haste.shown }]);
  },
);

it("a read that waits for its turn gets a hastier one when somebody in haste joins it", async () => {
  const { cache, advance, read, hang, turns } = setup();
  await cache.get(STAGES, read, forever);
  advance(2_400);
  turns.length = 0;
  await cache.get(STAGES, hang, { ...forever, interest: "list" });
  expect(turns).toEqual([{ haste: "later" }]);
  await cache.get(STAGES, hang, { ...forever, interest: "page" });
  await cache.get(STAGES, hang, { ...forever, interest: "nobody" });
  expect(turns).toEqual([{ haste: "soon" }]);
});
