import { type Finding, fine } from "../diagnosis/codes";
import type { About, Reason } from "../diagnosis/reason";
import { reasonOf } from "../diagnosis/reason-codes";
import * as diagnose from "../diagnosis/target-group";
import type { TargetFact } from "../facts";
import { worstTarget } from "./target-hop";

const TAKES_NONE = ["unhealthy", "unused"];
const TELLING = ["healthy", "initial", ...TAKES_NONE];

/**
 * A group as a load balancer uses it: the healthy targets; where all are unhealthy, all of them (fail-open). AWS says
 * that of no other mixture (ELB user guide, "Health checks for target groups"): nor do we.
 */
export function judgeStates(staying: TargetFact[], about: Omit<About, "targets">): Finding {
  const { group } = about;
  const count = staying.length;
  const having = (...states: string[]) => staying.filter(({ state }) => states.includes(state));
  const healthy = having("healthy").length;
  const bad = having(...TAKES_NONE);
  const untold = staying.filter(({ state }) => !TELLING.includes(state));
  const states = statesOf(staying);
  if (healthy === count)
    return fine(`All ${healthy} targets are healthy.`.replace("All 1 targets are", "The only target is"), []);
  if (healthy > 0 && bad.length > 0)
    return diagnose.someUnhealthy(group, { bad: bad.length, total: count }, why(bad, about), states);
  if (untold.length > 0) return diagnose.unchecked(group, why(untold, about), states);
  if (healthy > 0) return fine(`${healthy} of ${count} targets are healthy; the others are being checked.`, []);
  if (bad.length === 0) return diagnose.stillInitial(group, count);
  if (having("unhealthy").length === count) return diagnose.allUnhealthy(group, count, why(bad, about));
  if (having("unused").length === count) return diagnose.allUnused(group, count, why(bad, about));
  return diagnose.noneHealthy(group, why(bad, about), states);
}

/** Why those are as they are that say most about what is wrong. */
function why(targets: readonly TargetFact[], about: Omit<About, "targets">): Reason {
  const worst = worstTarget(targets) ?? { id: "", state: "" };
  const alike = targets.filter(({ state, reasonCode }) => state === worst.state && reasonCode === worst.reasonCode);
  return reasonOf(worst, { ...about, targets: alike });
}

/** `2 unhealthy, 1 initial`; nothing where all are alike. */
function statesOf(targets: readonly TargetFact[]): string {
  const states = [...new Set(targets.map(({ state }) => state))];
  if (states.length === 1) return "";
  return states.map((each) => `${targets.filter(({ state }) => state === each).length} ${each}`).join(", ");
}
