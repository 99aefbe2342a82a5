import { createHash } from "node:crypto";
import type { Holdings, StageFact } from "@/lib/domain/facts";
import type { Tags } from "@/lib/domain/ownership";
import { boundHosts } from "@/lib/domain/stage-variables";
import { readLists } from "../load-balancing";
import { byId, type Reader } from "../reader";
import { isMarked } from "./ecs";
import { must } from "./must";

export type BalancingHoldings = Pick<Holdings, "loadBalancers" | "targetGroups" | "listeners" | "tags">;

/**
 * Load balancers and target groups with their tags; listeners and rules of what Stageway made, of what leads to its
 * target groups, and of what these stages are bound to.
 */
export async function readBalancingHoldings(
  reader: Reader,
  stages: readonly StageFact[],
  snapshots: Holdings["snapshots"],
): Promise<BalancingHoldings> {
  const { get, source } = reader;
  const lists = await readLists(reader);
  const loadBalancers = must(lists.loadBalancers, "The list of load balancers");
  const targetGroups = must(lists.targetGroups, "The list of target groups");
  const tags = await readTags(
    reader,
    [...loadBalancers, ...targetGroups].map(({ arn }) => arn),
  );
  const leading = targetGroups.filter(({ arn }) => isMarked(tags[arn])).flatMap((group) => group.loadBalancerArns);
  const hosts = boundHosts({ stages: { all: { value: [...stages] } }, snapshots });
  const wanted = loadBalancers.filter(
    ({ arn, dnsName }) => isMarked(tags[arn]) || leading.includes(arn) || hosts.has(dnsName.toLowerCase()),
  );
  const facts = await byId(
    wanted.map(({ arn }) => arn),
    (arn) => get(`listeners:${arn}`, () => source.listListeners(arn)),
  );
  const listeners = Object.fromEntries(
    Object.entries(facts).map(([arn, fact]) => [arn, must(fact, "A load balancer's listeners")]),
  );
  const parts = Object.values(listeners)
    .flat()
    .flatMap(({ arn, rules }) => [
      arn,
      ...rules.filter((rule) => Number.isFinite(rule.priority)).flatMap((rule) => rule.arn ?? []),
    ]);
  return { loadBalancers, targetGroups, listeners, tags: { ...tags, ...(await readTags(reader, parts)) } };
}

/** Under one key for the same resources, whoever asks. */
async function readTags({ get, source }: Reader, arns: readonly string[]): Promise<Record<string, Tags>> {
  if (arns.length === 0) return {};
  const sorted = [...arns].sort();
  const digest = createHash("sha256").update(sorted.join(" ")).digest("base64url").slice(0, 22);
  return must(
    await get(`ownership:tags/${digest}`, () => source.describeBalancingTags(sorted)),
    "Tags of load balancing",
  );
}
