import { isDeepStrictEqual } from "node:util";
import type { IpPermission } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../../protocol/aws-error";
import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { structure, tagList, text } from "../shapes";
import { type Egress, egressRule, type Ingress, ingressRule, permissionOf, rulesOf } from "./permissions";
import { findMarked, readTags, retag, tagged } from "./tags";

interface Rules {
  SecurityGroupIngress?: Ingress[] | undefined;
  SecurityGroupEgress?: Egress[] | undefined;
}

/** What a group has when its template says nothing of egress. */
const ALL_OUT: IpPermission = { IpProtocol: "-1", IpRanges: [{ CidrIp: "0.0.0.0/0" }] };

export const securityGroup = defineType({
  type: "AWS::EC2::SecurityGroup",
  schema: structure({
    GroupDescription: text,
    GroupName: text.optional(),
    VpcId: text.optional(),
    SecurityGroupIngress: ingressRule.array().optional(),
    SecurityGroupEgress: egressRule.array().optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["GroupDescription", "GroupName", "VpcId"],
  nameProperty: "GroupName",
  attributeNames: ["GroupId", "Id", "VpcId"],

  async create({ call, properties, name, made, tags }) {
    const { GroupId = "" } = await call("ec2", "CreateSecurityGroup", {
      GroupName: properties.GroupName ?? name(),
      Description: properties.GroupDescription,
      VpcId: properties.VpcId,
      TagSpecifications: tagged("security-group", tags(properties.Tags)),
    });
    made(GroupId);
    await changeRules(call, GroupId, {}, properties);
    return GroupId;
  },

  async find(request) {
    const id = await findMarked(request, "security-group");
    if (id !== undefined) await changeRules(request.call, id, {}, request.properties);
    return id;
  },

  async update({ call, id, properties, previous, tags }) {
    await changeRules(call, id, previous, properties);
    await retag(call, id, tags(properties.Tags));
  },

  async attributes({ call, id }) {
    const { SecurityGroups } = await call("ec2", "DescribeSecurityGroups", { GroupIds: [id] });
    return { GroupId: id, Id: id, VpcId: SecurityGroups?.[0]?.VpcId ?? "" };
  },

  async delete({ call, id }) {
    await call("ec2", "DeleteSecurityGroup", { GroupId: id });
  },

  async read({ call, id }) {
    const { SecurityGroups } = await call("ec2", "DescribeSecurityGroups", { GroupIds: [id] });
    const found = SecurityGroups?.[0];
    if (!found) return undefined;
    const ingress = (found.IpPermissions ?? []).flatMap((one) => rulesOf(one, "Source"));
    const egress = (found.IpPermissionsEgress ?? []).flatMap((one) => rulesOf(one, "Destination"));
    const { GroupName, Description, VpcId } = found;
    const rules = { SecurityGroupIngress: ingress, SecurityGroupEgress: egress };
    return { GroupDescription: Description, GroupName, VpcId, ...rules };
  },

  readTags,
});

/** Takes away what is no longer said and adds what is new; what other resources added stays. */
async function changeRules(call: Call, GroupId: string, before: Rules, after: Rules): Promise<void> {
  const ingress = differences(permissions(before.SecurityGroupIngress), permissions(after.SecurityGroupIngress));
  const egress = differences(outOf(before), outOf(after));
  for (const IpPermissions of ingress.gone.map((one) => [one])) {
    await ignore(call("ec2", "RevokeSecurityGroupIngress", { GroupId, IpPermissions }), "InvalidPermission.NotFound");
  }
  for (const IpPermissions of egress.gone.map((one) => [one])) {
    await ignore(call("ec2", "RevokeSecurityGroupEgress", { GroupId, IpPermissions }), "InvalidPermission.NotFound");
  }
  for (const IpPermissions of ingress.added.map((one) => [one])) {
    await ignore(
      call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpPermissions }),
      "InvalidPermission.Duplicate",
    );
  }
  for (const IpPermissions of egress.added.map((one) => [one])) {
    await ignore(
      call("ec2", "AuthorizeSecurityGroupEgress", { GroupId, IpPermissions }),
      "InvalidPermission.Duplicate",
    );
  }
}

const permissions = (rules: readonly (Ingress & Egress)[] = []) => rules.map(permissionOf);
const outOf = ({ SecurityGroupEgress: rules }: Rules) => (rules?.length ? permissions(rules) : [ALL_OUT]);

function differences(before: readonly IpPermission[], after: readonly IpPermission[]) {
  const has = (list: readonly IpPermission[], one: IpPermission) =>
    list.some((other) => isDeepStrictEqual(normal(other), normal(one)));
  return { gone: before.filter((one) => !has(after, one)), added: after.filter((one) => !has(before, one)) };
}

/** Without what is empty: a list that is not there is an empty one. */
const normal = (permission: IpPermission) =>
  Object.fromEntries(
    Object.entries(permission).filter(
      ([, value]) => value !== undefined && !(Array.isArray(value) && value.length === 0),
    ),
  );

/** Twice is once: a change goes on after a crash in its middle. */
async function ignore(answer: Promise<unknown>, code: string): Promise<void> {
  await answer.catch((error: unknown) => {
    if (!(error instanceof AwsError) || error.code !== code) throw error;
  });
}
