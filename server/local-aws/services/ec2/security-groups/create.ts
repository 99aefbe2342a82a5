import { AwsError } from "../../../protocol/aws-error";
import { arn, hex } from "../../../protocol/ids";
import { invalidValue, missingParameter, notFound } from "../errors";
import type { Ec2Handlers } from "../module";
import { allTrafficOut } from "../network/default-network";
import { ec2Tables } from "../tables";
import { addTags, specifiedTags, tagList } from "../tags/tags";

/** Characters of a group's name and description in a VPC (CreateSecurityGroup in the API reference). */
const TEXT = /^[a-zA-Z0-9 ._\-:/()#,@[\]+=&;{}!$*]{1,255}$/;

export const createSecurityGroup: Ec2Handlers = {
  CreateSecurityGroup(input, { region, world }) {
    const tables = ec2Tables(world, region);
    const groupName = checkName(input.GroupName);
    const description = checkDescription(input.Description);
    const vpcId = input.VpcId ?? tables.vpcs.values().find((vpc) => vpc.isDefault)?.vpcId ?? "";
    if (!tables.vpcs.has(vpcId)) throw notFound("vpc", vpcId);
    if (tables.securityGroups.values().some((group) => group.vpcId === vpcId && group.groupName === groupName)) {
      throw new AwsError(
        "InvalidGroup.Duplicate",
        `The security group '${groupName}' already exists for VPC '${vpcId}'`,
      );
    }
    const tags = specifiedTags(input.TagSpecifications, "security-group");
    const groupId = `sg-${hex(17)}`;
    tables.securityGroups.put(groupId, {
      groupId,
      groupName,
      description,
      vpcId,
      rules: [allTrafficOut(`sgr-${hex(17)}`)],
    });
    addTags(tables, groupId, tags);
    return {
      GroupId: groupId,
      SecurityGroupArn: arn("ec2", region, `security-group/${groupId}`),
      Tags: tagList(tables, groupId),
    };
  },
};

function checkName(name: string | undefined): string {
  if (name === undefined || name === "") throw missingParameter("GroupName");
  if (name === "default")
    throw new AwsError("InvalidParameterValue", "Cannot use reserved security group name: default");
  if (/^sg-/i.test(name))
    throw invalidValue(
      `Value (${name}) for parameter GroupName is invalid. Group names may not be in the format sg-*.`,
    );
  if (!TEXT.test(name))
    throw invalidValue(
      `Value (${name}) for parameter GroupName is invalid. Character sets beyond ASCII are not supported.`,
    );
  return name;
}

function checkDescription(description: string | undefined): string {
  if (description === undefined || description === "") throw missingParameter("GroupDescription");
  if (TEXT.test(description)) return description;
  throw invalidValue(
    `Value (${description}) for parameter GroupDescription is invalid. Character sets beyond ASCII are not supported.`,
  );
}
