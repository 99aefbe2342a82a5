import { defineType } from "../resource-type";
import { flag, structure, tagList, text } from "../shapes";
import { findMarked, readTags, retag, tagged } from "./tags";

export const subnet = defineType({
  type: "AWS::EC2::Subnet",
  schema: structure({
    VpcId: text,
    CidrBlock: text.optional(),
    AvailabilityZone: text.optional(),
    AvailabilityZoneId: text.optional(),
    MapPublicIpOnLaunch: flag.optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["VpcId", "CidrBlock", "AvailabilityZone", "AvailabilityZoneId"],
  attributeNames: ["SubnetId", "AvailabilityZone", "CidrBlock", "VpcId"],

  async create({ call, properties, made, tags }) {
    const { Tags, MapPublicIpOnLaunch, ...settings } = properties;
    const { Subnet } = await call("ec2", "CreateSubnet", {
      ...settings,
      TagSpecifications: tagged("subnet", tags(Tags)),
    });
    const SubnetId = Subnet?.SubnetId ?? "";
    made(SubnetId);
    if (MapPublicIpOnLaunch) {
      await call("ec2", "ModifySubnetAttribute", { SubnetId, MapPublicIpOnLaunch: { Value: true } });
    }
    return SubnetId;
  },

  async find(request) {
    const SubnetId = await findMarked(request, "subnet");
    if (SubnetId === undefined) return undefined;
    const { MapPublicIpOnLaunch = false } = request.properties;
    const input = { SubnetId, MapPublicIpOnLaunch: { Value: MapPublicIpOnLaunch } };
    await request.call("ec2", "ModifySubnetAttribute", input);
    return SubnetId;
  },

  async update({ call, id, properties, tags }) {
    const { MapPublicIpOnLaunch = false } = properties;
    await call("ec2", "ModifySubnetAttribute", {
      SubnetId: id,
      MapPublicIpOnLaunch: { Value: MapPublicIpOnLaunch },
    });
    await retag(call, id, tags(properties.Tags));
  },

  async attributes({ call, id }) {
    const { Subnets } = await call("ec2", "DescribeSubnets", { SubnetIds: [id] });
    const found = Subnets?.[0];
    return {
      SubnetId: id,
      AvailabilityZone: found?.AvailabilityZone ?? "",
      CidrBlock: found?.CidrBlock ?? "",
      VpcId: found?.VpcId ?? "",
    };
  },

  async delete({ call, id }) {
    await call("ec2", "DeleteSubnet", { SubnetId: id });
  },

  async read({ call, id }) {
    const { Subnets } = await call("ec2", "DescribeSubnets", { SubnetIds: [id] });
    const found = Subnets?.[0];
    if (!found) return undefined;
    const { VpcId, CidrBlock, AvailabilityZone, AvailabilityZoneId, MapPublicIpOnLaunch } = found;
    return { VpcId, CidrBlock, AvailabilityZone, AvailabilityZoneId, MapPublicIpOnLaunch };
  },

  readTags,
});
