import { createHash } from "node:crypto";
import type { z } from "zod";
import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { structure, text } from "../shapes";
import { egressMembers, ingressMembers, permissionOf, rulesOf } from "./permissions";

const ingress = structure({ ...ingressMembers, GroupId: text });
const egress = structure({ ...egressMembers, GroupId: text });

/** EC2 gives rules an id; this one is made of what the rule says, so it can be found again. */
const idOf = (properties: object): string =>
  `sgr-${createHash("sha256").update(JSON.stringify(properties)).digest("hex").slice(0, 17)}`;

/** What names a rule: by all but its description EC2 tells two apart. */
const NAMED_BY = [
  "IpProtocol",
  "FromPort",
  "ToPort",
  "CidrIp",
  "CidrIpv6",
  "SourceSecurityGroupId",
  "DestinationSecurityGroupId",
];

type Rule = z.output<typeof ingress> & z.output<typeof egress>;

/** The rule as its group has it; undefined when it does not. */
async function readRule(call: Call, wanted: Rule, side: "Source" | "Destination") {
  const { SecurityGroups } = await call("ec2", "DescribeSecurityGroups", { GroupIds: [wanted.GroupId] });
  const group = SecurityGroups?.[0];
  const permissions = side === "Source" ? group?.IpPermissions : group?.IpPermissionsEgress;
  const rules = (permissions ?? []).flatMap((one) => rulesOf(one, side));
  const found = rules.find((rule) => nameOf(rule) === nameOf(wanted));
  return found && { ...wanted, Description: "Description" in found ? found.Description : undefined };
}

/** Ports mean nothing where every protocol is let through. */
const nameOf = (rule: object): string =>
  NAMED_BY.map((name) => {
    const given = (rule as Record<string, unknown>)[name];
    const isPort = name === "FromPort" || name === "ToPort";
    return isPort && String((rule as Rule).IpProtocol) === "-1" ? "" : `${given ?? ""}`;
  }).join(" ");

export const securityGroupIngress = defineType({
  type: "AWS::EC2::SecurityGroupIngress",
  schema: ingress,
  replaces: Object.keys(ingress.shape),
  attributeNames: ["Id"],

  async create({ call, properties }) {
    const { GroupId, ...rule } = properties;
    await call("ec2", "AuthorizeSecurityGroupIngress", { GroupId, IpPermissions: [permissionOf(rule)] });
    return idOf(properties);
  },

  async attributes({ id }) {
    return { Id: id };
  },

  async delete({ call, properties }) {
    const { GroupId, ...rule } = properties;
    await call("ec2", "RevokeSecurityGroupIngress", { GroupId, IpPermissions: [permissionOf(rule)] });
  },

  read: ({ call, properties }) => readRule(call, properties, "Source"),
});

export const securityGroupEgress = defineType({
  type: "AWS::EC2::SecurityGroupEgress",
  schema: egress,
  replaces: Object.keys(egress.shape),
  attributeNames: ["Id"],

  async create({ call, properties }) {
    const { GroupId, ...rule } = properties;
    await call("ec2", "AuthorizeSecurityGroupEgress", { GroupId, IpPermissions: [permissionOf(rule)] });
    return idOf(properties);
  },

  async attributes({ id }) {
    return { Id: id };
  },

  async delete({ call, properties }) {
    const { GroupId, ...rule } = properties;
    await call("ec2", "RevokeSecurityGroupEgress", { GroupId, IpPermissions: [permissionOf(rule)] });
  },

  read: ({ call, properties }) => readRule(call, properties, "Destination"),
});
