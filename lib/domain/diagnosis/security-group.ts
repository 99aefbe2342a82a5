import type { Evidence, Remedy } from "@/lib/contracts/request-path";
import type { GroupRulesFact, PortRuleFact } from "../facts";
import type { JudgedDoor, ShutDoor } from "../security-groups/judged-door";
import { awsCli } from "./cli";
import type { DiagnosisCode } from "./codes";

/** Why targets are not answered by: security groups between the load balancer and the tasks. */
export interface ClosedReason {
  code: DiagnosisCode;
  words: string;
  remedy: Remedy;
  evidence: Evidence[];
}

export function closedReason(door: ShutDoor): ClosedReason {
  const { shut, port, outer, inner, outerRules, innerRules, service } = door;
  const [[gate = ""], [peer = ""]] = shut === "in" ? [inner, outer] : [outer, inner];
  const all = [...outer, ...inner];
  return {
    code: "target.securityGroup",
    words:
      shut === "in"
        ? `${named(innerRules)} of ${service.name}'s tasks ${doing(inner, "not let")} the load balancer's ${outer.join(" and ")} in on port ${port}.`
        : `${named(outerRules)} of the load balancer ${doing(outer, "not let")} it out to ${service.name}'s tasks (${inner.join(" and ")}) on port ${port}.`,
    remedy: {
      text:
        shut === "in"
          ? `Let ${peer} in: a rule of ${gate} for TCP on port ${port} from it.`
          : `Let it out: a rule of ${gate} for TCP on port ${port} to ${peer}.`,
      cli: awsCli(
        "ec2",
        `authorize-security-group-${shut === "in" ? "ingress" : "egress"}`,
        "--group-id",
        gate,
        "--protocol",
        "tcp",
        "--port",
        String(port),
        "--source-group",
        peer,
      ),
      look: awsCli("ec2", "describe-security-groups", "--group-ids", ...all),
    },
    evidence: rulesAsEvidence(door),
  };
}

const named = (groups: readonly GroupRulesFact[]): string =>
  `Security group${groups.length === 1 ? "" : "s"} ${groups.map(({ id, name }) => `${id} (${name})`).join(" and ")}`;

const doing = (groups: readonly string[], what: string): string => `${groups.length === 1 ? "does" : "do"} ${what}`;

/** What the groups on both sides let through, and when that was read. */
export const rulesAsEvidence = ({ outerRules, innerRules, at }: JudgedDoor): Evidence[] => [
  ...innerRules.map(({ id, name, ingress }) => ({ label: `${id} (${name}) lets in`, value: written(ingress), at })),
  ...outerRules.map(({ id, name, egress }) => ({ label: `${id} (${name}) lets out`, value: written(egress), at })),
];

const written = (rules: readonly PortRuleFact[]): string => rules.map(ruleWords).join("\n") || "nothing";

/** `tcp 80-81: sg-1, 10.0.0.0/8` */
function ruleWords({ protocol, fromPort, toPort, groups, ranges, prefixLists }: PortRuleFact): string {
  const ports =
    fromPort === undefined || protocol === "-1" ? "" : ` ${fromPort === toPort ? fromPort : `${fromPort}-${toPort}`}`;
  return `${protocol === "-1" ? "all" : protocol}${ports}: ${[...groups, ...ranges, ...prefixLists].join(", ") || "others"}`;
}
