import { AwsError } from "../../../protocol/aws-error";
import type { Ec2Handlers } from "../module";
import { isSecurityGroupUsed } from "../security-group-users";
import { type Ec2Tables, ec2Tables } from "../tables";
import { findGroup } from "./find";

export const deleteSecurityGroup: Ec2Handlers = {
  DeleteSecurityGroup(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const { groupId, groupName } = findGroup(tables, input);
    if (groupName === "default") {
      throw new AwsError(
        "CannotDelete",
        `the specified group: "${groupId}" name: "default" cannot be deleted by a user`,
      );
    }
    if (isReferenced(tables, groupId) || isSecurityGroupUsed(world, region, groupId)) {
      throw new AwsError("DependencyViolation", `resource ${groupId} has a dependent object`);
    }
    tables.securityGroups.delete(groupId);
    tables.tags.delete(groupId);
    return { Return: true, GroupId: groupId };
  },
};

/** By a network interface, or by a rule of another group. */
function isReferenced(tables: Ec2Tables, groupId: string): boolean {
  return (
    tables.networkInterfaces.values().some((eni) => eni.securityGroupIds.includes(groupId)) ||
    tables.securityGroups
      .values()
      .some(
        (other) =>
          other.groupId !== groupId && other.rules.some(({ peer }) => peer.kind === "group" && peer.id === groupId),
      )
  );
}
