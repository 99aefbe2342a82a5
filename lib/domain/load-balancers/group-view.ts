import type { TargetGroupView } from "@/lib/contracts/load-balancers";
import type { FactIndex, HealthCheckFact } from "../facts";
import { countTargets } from "../request-path/target-hop";
import type { BoundEnvironments } from "./bound-environments";
import type { JudgedGroup } from "./group-health";
import { nameOfGroup } from "./group-name";
import { targetRows } from "./target-rows";

/** A judged target group with its settings, and every target. */
export function groupView(index: FactIndex, judged: JudgedGroup, bound: BoundEnvironments): TargetGroupView {
  const { arn, hop, services, health, words } = judged;
  const group = index.targetGroup(arn);
  const facts = index.targets(arn);
  const rows = facts && targetRows(judged.targets, facts);
  return {
    name: nameOfGroup(index, arn),
    arn,
    ...(group?.protocol && { protocol: group.protocol }),
    ...(group?.port !== undefined && { port: group.port }),
    ...(group?.targetType && { targetType: group.targetType }),
    health,
    words,
    ...(hop.remedy && { remedy: hop.remedy }),
    healthCheck: group ? settings(group.healthCheck) : [],
    count: facts ? countTargets(facts) : null,
    reasons: rows?.reasons ?? [],
    targets: rows?.targets ?? null,
    services: services.map(({ label, verdict, words: said, since }) => ({
      name: label,
      verdict,
      words: said,
      ...(since && { since }),
    })),
    environments: bound.get(arn) ?? [],
  };
}

/** Names as in the AWS console. */
function settings(check: HealthCheckFact): [string, string][] {
  const seconds = (count: number | undefined) => count && `${count} s`;
  const times = (count: number | undefined) => count && `${count} in a row`;
  const all: [string, string | number | undefined][] = [
    ["Protocol", check.protocol],
    ["Path", check.path],
    ["Port", check.port === "traffic-port" ? "the target's own" : check.port],
    ["Success codes", check.matcher],
    ["Interval", seconds(check.intervalSeconds)],
    ["Timeout", seconds(check.timeoutSeconds)],
    ["Healthy after", times(check.healthyThreshold)],
    ["Unhealthy after", times(check.unhealthyThreshold)],
  ];
  return all.flatMap(([name, value]) => (value ? [[name, String(value)]] : []));
}
