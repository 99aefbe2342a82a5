import type { AuthorizeSecurityGroupIngressRequest } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import type { RequestContext } from "../../../protocol/operations";
import type { SecurityGroup } from "../model";
import type { Ec2Handlers } from "../module";
import { ec2Tables } from "../tables";
import { findGroup } from "./find";
import { type NewRule, readPermissions, ruleKey } from "./permissions";
import { ruleView } from "./rule-view";

/** Rules of a security group, each way (VPC quotas). */
const MAX_RULES = 60;

export const authorizeHandlers: Ec2Handlers = {
  AuthorizeSecurityGroupIngress: (input, context) => authorize(input, context, false),
  AuthorizeSecurityGroupEgress: (input, context) => authorize(input, context, true),
};

function authorize(
  input: AuthorizeSecurityGroupIngressRequest,
  { region, world, account }: RequestContext,
  egress: boolean,
) {
  const tables = ec2Tables(world, region);
  const group = findGroup(tables, input);
  const added = readPermissions(tables, group, input).map((rule) => ({ ...rule, egress, ruleId: `sgr-${hex(17)}` }));
  refuseDuplicates(group, added, egress);
  tables.securityGroups.put(group.groupId, { ...group, rules: [...group.rules, ...added] });
  return { Return: true, SecurityGroupRules: added.map((rule) => ruleView(group, rule, account)) };
}

function refuseDuplicates(group: SecurityGroup, added: readonly NewRule[], egress: boolean): void {
  const present = group.rules.filter((rule) => rule.egress === egress);
  if (present.length + added.length > MAX_RULES) {
    throw new AwsError(
      "RulesPerSecurityGroupLimitExceeded",
      "The maximum number of rules per security group has been reached.",
    );
  }
  const known = new Set(present.map(ruleKey));
  for (const rule of added) {
    const key = ruleKey(rule);
    if (known.has(key)) {
      const ports = rule.fromPort === undefined ? "ALL" : `from port: ${rule.fromPort}, to port: ${rule.toPort}`;
      const peer = "cidr" in rule.peer ? rule.peer.cidr : rule.peer.id;
      const text = `peer: ${peer}, ${rule.protocol === "-1" ? "ALL" : rule.protocol.toUpperCase()}, ${ports}, ALLOW`;
      throw new AwsError("InvalidPermission.Duplicate", `the specified rule "${text}" already exists`);
    }
    known.add(key);
  }
}
