import { expect, it } from "vitest";
import type { Fact, Facts, ServiceFact } from "@/lib/domain/facts";
import { AT, CLUSTER, healthyFacts } from "@/lib/domain/testing/facts";
import { type ReadScope, readFacts } from "./read-facts";
import type { Reader } from "./reader";

const [ELSEWHERE, UNREAD] = ["arn:aws:ecs:us-east-1:000000000000:cluster/elsewhere", "arn:aws:ecs:::cluster/unread"];
const facts = healthyFacts();
const apiId = facts.apis.value?.[0]?.id ?? "";

/**
 * The healthy account with two more clusters: one with a service of another environment, one that was never read. `spoilt`:
 * a write has just touched these facts.
 */
function account(spoilt?: RegExp) {
  const [service] = facts.services[CLUSTER]?.value ?? [];
  const other: ServiceFact = { ...(service as ServiceFact), clusterArn: ELSEWHERE, targetGroupArns: ["arn:other"] };
  const clusters = [CLUSTER, ELSEWHERE, UNREAD].map((arn) => ({ ...facts.clusters.value?.[0], arn }));
  const all = {
    ...facts,
    clusters: { at: AT, value: clusters },
    services: { ...facts.services, [ELSEWHERE]: { at: AT, value: [other] } },
  } as unknown as Record<string, Fact<unknown> | Record<string, Fact<unknown>>>;
  const aside: string[] = [];
  const known = (key: string): Fact<unknown> => {
    const [family = "", ...id] = key.split(":");
    const held = all[family] ?? {};
    const fact: Fact<unknown> = id.length === 0 ? held : ((held as Facts["services"])[id.join(":")] ?? {});
    // Snapshots are kept with what tells whose they are.
    return family === "snapshots" && fact.value ? { ...fact, value: { ...fact.value, sure: true } } : fact;
  };
  const get = async (key: string, _read: unknown, near = true) => {
    if (!near) aside.push(key);
    return known(key);
  };
  const held = {
    get: async (key: string) => (spoilt?.test(key) ? {} : known(key)),
    source: {},
    now: Date.now,
  } as unknown as Reader;
  const reader = { get, source: {}, fresh: false, now: Date.now, renew: () => {}, held: () => held };
  const read = async (scope: ReadScope): Promise<string[]> => {
    await readFacts(reader as unknown as Reader, scope);
    return aside;
  };
  return { read };
}

it("the page of one API is about the clusters behind it, and about those of which nothing is known yet", async () => {
  expect(await account().read({ apiId })).toEqual([`services:${ELSEWHERE}`]);
});

it.each([/^apis/, /^stages/, /^snapshots/, /^loadBalancers/, /^targetGroups/])(
  "while %s has to be read, it may be about any cluster",
  async (spoilt) => {
    expect(await account(spoilt).read({ apiId })).toEqual([]);
  },
);

it("so is the page of one load balancer, and not about every API", async () => {
  const name = facts.loadBalancers.value?.[0]?.name ?? "";
  const aside = await account().read({ loadBalancers: { named: name } });
  expect(aside.sort()).toEqual([`deployments:${apiId}`, `services:${ELSEWHERE}`, `stages:${apiId}`]);
});

it("a list is about all clusters", async () => {
  expect(await account().read({})).not.toContainEqual(expect.stringMatching(/^services:/));
});
