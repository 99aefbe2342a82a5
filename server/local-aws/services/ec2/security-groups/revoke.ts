import type { RevokeSecurityGroupIngressRequest } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../protocol/aws-error";
import type { RequestContext } from "../../../protocol/operations";
import type { SecurityGroup } from "../model";
import type { Ec2Handlers } from "../module";
import { type Ec2Tables, ec2Tables } from "../tables";
import { findGroup } from "./find";
import { readPermissions, sameRule } from "./permissions";

export const revokeHandlers: Ec2Handlers = {
  RevokeSecurityGroupIngress: (input, context) => revoke(input, context, false),
  RevokeSecurityGroupEgress: (input, context) => revoke(input, context, true),
};

function revoke(input: RevokeSecurityGroupIngressRequest, { region, world }: RequestContext, egress: boolean) {
  const tables = ec2Tables(world, region);
  const group = findGroup(tables, input);
  const revoked = rulesToRevoke(tables, group, input, egress);
  tables.securityGroups.put(group.groupId, {
    ...group,
    rules: group.rules.filter(({ ruleId }) => !revoked.has(ruleId)),
  });
  return { Return: true };
}

/** Their ids. In a VPC a rule that is not there is an error, and then nothing is revoked. */
function rulesToRevoke(
  tables: Ec2Tables,
  group: SecurityGroup,
  input: RevokeSecurityGroupIngressRequest,
  egress: boolean,
): Set<string> {
  const present = group.rules.filter((rule) => rule.egress === egress);
  if (input.SecurityGroupRuleIds?.length) {
    for (const id of input.SecurityGroupRuleIds) {
      if (!present.some((rule) => rule.ruleId === id)) {
        throw new AwsError("InvalidSecurityGroupRuleId.NotFound", `The security group rule ID '${id}' does not exist`);
      }
    }
    return new Set(input.SecurityGroupRuleIds);
  }
  const wanted = readPermissions(tables, group, input);
  return new Set(
    wanted.map((rule) => {
      const found = present.find((other) => sameRule(other, rule));
      if (found) return found.ruleId;
      throw new AwsError("InvalidPermission.NotFound", "The specified rule does not exist in this security group.");
    }),
  );
}
