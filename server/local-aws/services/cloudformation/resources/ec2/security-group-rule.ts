import { createHash } from "node:crypto";
import { defineType } from "../resource-type";
import { structure, text } from "../shapes";
import { egressMembers, ingressMembers, permissionOf } from "./permissions";

const ingress = structure({ ...ingressMembers, GroupId: text });
const egress = structure({ ...egressMembers, GroupId: text });

/** EC2 gives rules an id; this one is made of what the rule says, so it can be found again. */
const idOf = (properties: object): string =>
  `sgr-${createHash("sha256").update(JSON.stringify(properties)).digest("hex").slice(0, 17)}`;

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
});
