import { expect, it } from "vitest";
import type { ListenerFact } from "@/lib/domain/facts";
import { balancerArn, healthyFacts } from "@/lib/domain/testing/facts";
import { readBehind } from "./load-balancing";
import type { Reader } from "./reader";

it("a listener's rules are unknown since they first could not be read, however often they are asked for", async () => {
  let [now, broken] = [Date.parse("2026-01-01T00:00:00.000Z"), true];
  const facts = healthyFacts();
  const arn = balancerArn("hello-dev");
  const [listener] = facts.listeners[arn]?.value ?? [];
  const rulesError = { code: "aws_denied" as const, message: "No." };
  const source = {
    listListeners: async () => [{ ...listener, ...(broken && { rulesError }) }],
    listTargetHealth: async () => [],
  };
  const held = new Map<string, unknown>();
  const get = async (key: string, read: (last: unknown) => Promise<unknown>) => {
    const value = await read(held.get(key));
    held.set(key, value);
    return { value };
  };
  const reader = { source, get, fresh: false, now: () => now, renew: () => undefined } as unknown as Reader;
  const since = async () => {
    const { listeners } = await readBehind(reader, facts, (one) => one.arn === arn);
    return listeners[arn]?.value?.map((one: ListenerFact) => one.rulesError?.since);
  };
  expect(await since()).toEqual(["2026-01-01T00:00:00.000Z"]);
  now += 60_000;
  expect(await since()).toEqual(["2026-01-01T00:00:00.000Z"]);
  broken = false;
  expect(await since()).toEqual([undefined]);
  broken = true;
  expect(await since()).toEqual(["2026-01-01T00:01:00.000Z"]);
});
