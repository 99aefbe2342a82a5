import { type FactIndex, type GroupRulesFact, known } from "../facts";
import { admits } from "./admits";
import type { Door } from "./doors";

/** A door that security groups keep shut, without doubt. */
export interface ClosedDoor extends Door {
  /** `in`: the tasks' groups let nobody in; `out`: the load balancer's let it not out to them. */
  way: "in" | "out";
  outerRules: GroupRulesFact[];
  innerRules: GroupRulesFact[];
  /** When the rules were read. */
  at?: string;
}

/** Undefined: it is open, may be, or is not known. */
export function closedDoor({ facts }: FactIndex, door: Door): ClosedDoor | undefined {
  const outerRules = rulesOf(facts.securityGroups, door.outer);
  const innerRules = rulesOf(facts.securityGroups, door.inner);
  if (!outerRules || !innerRules) return undefined;
  const ages = [...door.outer, ...door.inner].flatMap((id) => facts.securityGroups[id]?.at ?? []);
  const closed = { ...door, outerRules, innerRules, at: ages.sort()[0] };
  const ingress = innerRules.flatMap((group) => group.ingress);
  if (admits(ingress, door.port, door.outer) === "no") return { ...closed, way: "in" };
  const egress = outerRules.flatMap((group) => group.egress);
  if (admits(egress, door.port, door.inner) === "no") return { ...closed, way: "out" };
  return undefined;
}

/** Of all of them: one that is not known may be the one that lets through. */
function rulesOf(facts: FactIndex["facts"]["securityGroups"], ids: readonly string[]): GroupRulesFact[] | undefined {
  const found = ids.map((id) => known(facts[id]));
  return found.every((one) => one !== undefined && one !== null) ? (found as GroupRulesFact[]) : undefined;
}
