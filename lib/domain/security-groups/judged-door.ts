import { type FactIndex, type GroupRulesFact, known } from "../facts";
import { admits } from "./admits";
import type { Door } from "./doors";

/** A door of which the rules leave no doubt. */
export interface JudgedDoor extends Door {
  /** `in`: the tasks' groups let nobody in; `out`: the load balancer's let it not out to them. */
  shut: "in" | "out" | null;
  outerRules: GroupRulesFact[];
  innerRules: GroupRulesFact[];
  /** When the rules were read. */
  at?: string;
}

export type ShutDoor = JudgedDoor & { shut: "in" | "out" };

export const isShut = (door: JudgedDoor | undefined): door is ShutDoor => door !== undefined && door.shut !== null;

/** Undefined: it may be either, or the rules are not known. */
export function judgeDoor({ facts }: FactIndex, door: Door): JudgedDoor | undefined {
  const outerRules = rulesOf(facts.securityGroups, door.outer);
  const innerRules = rulesOf(facts.securityGroups, door.inner);
  if (!outerRules || !innerRules) return undefined;
  const ages = [...door.outer, ...door.inner].flatMap((id) => facts.securityGroups[id]?.at ?? []);
  const judged = { ...door, outerRules, innerRules, at: ages.sort()[0] };
  const ingress = innerRules.flatMap((group) => group.ingress);
  const egress = outerRules.flatMap((group) => group.egress);
  const [inward, outward] = [admits(ingress, door.port, door.outer), admits(egress, door.port, door.inner)];
  if (inward === "no") return { ...judged, shut: "in" };
  if (outward === "no") return { ...judged, shut: "out" };
  return inward === "yes" && outward === "yes" ? { ...judged, shut: null } : undefined;
}

/** Of all of them: one that is not known may be the one that lets through. */
function rulesOf(facts: FactIndex["facts"]["securityGroups"], ids: readonly string[]): GroupRulesFact[] | undefined {
  const found = ids.map((id) => known(facts[id]));
  return found.every((one) => one !== undefined && one !== null) ? (found as GroupRulesFact[]) : undefined;
}
