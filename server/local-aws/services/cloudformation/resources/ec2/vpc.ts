import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { flag, structure, tagList, text } from "../shapes";
import { findMarked, readTags, retag, tagged } from "./tags";

export const vpc = defineType({
  type: "AWS::EC2::VPC",
  schema: structure({
    CidrBlock: text,
    EnableDnsHostnames: flag.optional(),
    EnableDnsSupport: flag.optional(),
    InstanceTenancy: text.optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["CidrBlock", "InstanceTenancy"],
  attributeNames: ["VpcId", "CidrBlock", "CidrBlockAssociations", "DefaultSecurityGroup"],

  async create({ call, properties, made, tags }) {
    const { CidrBlock, InstanceTenancy } = properties;
    const { Vpc } = await call("ec2", "CreateVpc", {
      CidrBlock,
      InstanceTenancy: InstanceTenancy as "default" | undefined,
      TagSpecifications: tagged("vpc", tags(properties.Tags)),
    });
    const id = Vpc?.VpcId ?? "";
    made(id);
    await setAttributes(call, id, properties);
    return id;
  },

  async find(request) {
    const id = await findMarked(request, "vpc");
    if (id !== undefined) await setAttributes(request.call, id, request.properties);
    return id;
  },

  async update({ call, id, properties, tags }) {
    const { EnableDnsHostnames = false, EnableDnsSupport = true } = properties;
    await setAttributes(call, id, { EnableDnsHostnames, EnableDnsSupport });
    await retag(call, id, tags(properties.Tags));
  },

  async attributes({ call, id, properties }) {
    const { Vpcs } = await call("ec2", "DescribeVpcs", { VpcIds: [id] });
    const Filters = [
      { Name: "vpc-id", Values: [id] },
      { Name: "group-name", Values: ["default"] },
    ];
    const { SecurityGroups } = await call("ec2", "DescribeSecurityGroups", { Filters });
    const associations = Vpcs?.[0]?.CidrBlockAssociationSet ?? [];
    return {
      VpcId: id,
      CidrBlock: properties.CidrBlock,
      CidrBlockAssociations: associations.map((one) => one.AssociationId ?? ""),
      DefaultSecurityGroup: SecurityGroups?.[0]?.GroupId ?? "",
    };
  },

  async delete({ call, id }) {
    await call("ec2", "DeleteVpc", { VpcId: id });
  },

  async read({ call, id }) {
    const { Vpcs } = await call("ec2", "DescribeVpcs", { VpcIds: [id] });
    const found = Vpcs?.[0];
    if (!found) return undefined;
    const hostnames = await call("ec2", "DescribeVpcAttribute", { VpcId: id, Attribute: "enableDnsHostnames" });
    const support = await call("ec2", "DescribeVpcAttribute", { VpcId: id, Attribute: "enableDnsSupport" });
    return {
      CidrBlock: found.CidrBlock,
      InstanceTenancy: found.InstanceTenancy,
      EnableDnsHostnames: hostnames.EnableDnsHostnames?.Value,
      EnableDnsSupport: support.EnableDnsSupport?.Value,
    };
  },

  readTags,
});

/** One attribute a call, as EC2 wants it. */
async function setAttributes(
  call: Call,
  VpcId: string,
  wanted: { EnableDnsHostnames?: boolean | undefined; EnableDnsSupport?: boolean | undefined },
): Promise<void> {
  const { EnableDnsHostnames: hostnames, EnableDnsSupport: support } = wanted;
  if (support !== undefined) await call("ec2", "ModifyVpcAttribute", { VpcId, EnableDnsSupport: { Value: support } });
  if (hostnames === undefined) return;
  await call("ec2", "ModifyVpcAttribute", { VpcId, EnableDnsHostnames: { Value: hostnames } });
}
