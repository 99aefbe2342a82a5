import { type Fact, type Facts, type GroupRulesFact, indexFacts, type TargetFact } from "@/lib/domain/facts";
import { unansweredDoors } from "@/lib/domain/security-groups/doors";
import type { Reader } from "./reader";

type Rules = Facts["securityGroups"];

/**
 * The security groups between load balancers and tasks that do not answer them, one call for those of a target group.
 * Where all answer, nothing is read.
 */
export async function readSecurityGroups(
  { get, source }: Reader,
  facts: Facts,
  targetGroupArns: Iterable<string>,
): Promise<Rules> {
  const suspects = [...new Set(targetGroupArns)].filter((arn) => isSuspect(facts.targetHealth[arn]?.value));
  if (suspects.length === 0) return {};
  const index = indexFacts(facts);
  const sets = suspects.flatMap((arn) => {
    const group = index.targetGroup(arn);
    return group
      ? unansweredDoors(index, group).map(({ outer, inner }) => [...new Set([...outer, ...inner])].sort())
      : [];
  });
  const byKey = new Map(sets.map((ids) => [ids.join(), ids]));
  const read = await Promise.all(
    [...byKey].map(async ([key, ids]): Promise<Rules> => {
      const fact = await get(`securityGroups:${key}`, () => source.describeGroupRules(ids));
      return Object.fromEntries(ids.map((id) => [id, oneOf(fact, id)]));
    }),
  );
  return Object.assign({}, ...read);
}

/** A glance that spares a healthy account the closer look. */
const isSuspect = (targets: readonly TargetFact[] = []): boolean =>
  targets.some(({ state }) => state === "unhealthy") || !targets.some(({ state }) => state === "healthy");

/** Null: AWS has it no more. */
const oneOf = ({ value, ...fact }: Fact<GroupRulesFact[]>, id: string): Fact<GroupRulesFact | null> =>
  value === undefined ? fact : { ...fact, value: value.find((group) => group.id === id) ?? null };
