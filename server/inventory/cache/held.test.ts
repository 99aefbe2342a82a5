import { expect, it } from "vitest";
import type { Demand } from "./demand";
import { FactCache } from "./fact-cache";
import { refreshRules } from "./refresh-rules";

const RESOURCES = "resources:api1";
const forever: Demand = { since: 0, deadline: Number.POSITIVE_INFINITY, staleDeadline: Number.POSITIVE_INFINITY };
const MINUTE = 60_000;

function setup() {
  let now = 1_000_000;
  let reads = 0;
  const cache = new FactCache(refreshRules(), () => now);
  const read = async (): Promise<number> => {
    reads += 1;
    return reads;
  };
  return {
    cache,
    get: (key: Parameters<FactCache["get"]>[0] = RESOURCES) => cache.get(key, read, forever),
    advance: (ms: number) => {
      now += ms;
    },
    reads: () => reads,
  };
}

it("has no value for what was never read, and does not read it", async () => {
  const { cache, reads } = setup();
  expect(cache.held(RESOURCES)).toEqual({});
  expect(reads()).toBe(0);
});

it("gives what was read, with its age, however old, and does not renew it", async () => {
  const { cache, get, advance, reads } = setup();
  const { at } = await get();
  advance(5 * MINUTE);
  expect(cache.held(RESOURCES)).toEqual({ value: 1, at });
  expect(reads()).toBe(1);
});

it("gives nothing that a write has spoilt", async () => {
  const { cache, get } = setup();
  await get();
  cache.touch(RESOURCES);
  expect(cache.held(RESOURCES)).toEqual({});
});

it("does not keep a fact alive that nobody asks for", async () => {
  const { cache, get, advance } = setup();
  await get();
  for (let minute = 0; minute < 12; minute++) {
    advance(MINUTE);
    cache.held(RESOURCES);
    await get("stages:api1");
  }
  expect(cache.held(RESOURCES)).toEqual({});
});
