import { AwsError } from "../../../protocol/aws-error";
import { missingParameter, notFound } from "../errors";
import type { SecurityGroup } from "../model";
import type { Ec2Tables } from "../tables";

/** By id, or by name within the default VPC. @throws AwsError MissingParameter, InvalidGroupId.Malformed, InvalidGroup.NotFound */
export function findGroup(
  tables: Ec2Tables,
  input: { GroupId?: string | undefined; GroupName?: string | undefined },
): SecurityGroup {
  if (input.GroupId !== undefined) {
    const group = tables.securityGroups.get(checkGroupId(input.GroupId));
    if (!group) throw notFound("security group", input.GroupId);
    return group;
  }
  if (input.GroupName === undefined) throw missingParameter("groupId");
  return findByName(tables, input.GroupName);
}

export function findByName(tables: Ec2Tables, name: string): SecurityGroup {
  const vpcId = tables.vpcs.values().find((vpc) => vpc.isDefault)?.vpcId;
  const group = tables.securityGroups.values().find((other) => other.vpcId === vpcId && other.groupName === name);
  if (!group) throw notFound("security group", name);
  return group;
}

export function checkGroupId(id: string): string {
  if (/^sg-[0-9a-z]{1,32}$/i.test(id)) return id;
  throw new AwsError("InvalidGroupId.Malformed", `Invalid id: "${id}" (expecting "sg-...")`);
}
