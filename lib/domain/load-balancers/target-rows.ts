import type { TargetReason, TargetRow } from "@/lib/contracts/load-balancers";
import type { TargetHop } from "@/lib/contracts/request-path";
import type { TargetFact } from "../facts";
import { compareVerdict } from "../health";

/** The targets of a group as rows, and each reason once. `facts` in the order of `hops`, which were made from them. */
export function targetRows(
  hops: readonly TargetHop[],
  facts: readonly TargetFact[],
): { reasons: TargetReason[]; targets: TargetRow[] } {
  const reasons = new Map<string, TargetReason>();
  const keys = hops.map((hop, at) => {
    const description = facts[at]?.description;
    const key = [hop.state, hop.reasonCode, description].join("\n");
    const reason = reasons.get(key) ?? reasonOf(hop, description);
    reason.count += 1;
    reasons.set(key, reason);
    return key;
  });
  const sorted = [...reasons].sort(([, a], [, b]) => compareVerdict(a.verdict, b.verdict) || b.count - a.count);
  const place = new Map(sorted.map(([key], at) => [key, at]));
  const targets = hops.map((hop, at) => row(hop, place.get(keys[at] ?? "") ?? 0));
  return { reasons: sorted.map(([, reason]) => reason), targets };
}

const reasonOf = ({ state, verdict, reasonCode, words, remedy }: TargetHop, description?: string): TargetReason => ({
  state,
  verdict,
  ...(reasonCode && { code: reasonCode }),
  words,
  ...(remedy && { remedy }),
  ...(description && { description }),
  count: 0,
});

const row = (
  { address, port, availabilityZone, task, taskUnknown, seenSince }: TargetHop,
  reason: number,
): TargetRow => ({
  address,
  ...(port !== undefined && { port }),
  ...(availabilityZone && { zone: availabilityZone }),
  reason,
  ...(task && { task: taskOf(task) }),
  ...(taskUnknown && { taskUnknown }),
  ...(seenSince && { seenSince }),
});

const taskOf = ({ taskArn, serviceName, lastStatus, startedAt }: NonNullable<TargetHop["task"]>) => ({
  arn: taskArn,
  ...(serviceName && { serviceName }),
  lastStatus,
  ...(startedAt && { startedAt }),
});
