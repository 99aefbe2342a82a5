import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { structure, text } from "../shapes";

export const route = defineType({
  type: "AWS::EC2::Route",
  schema: structure({
    RouteTableId: text,
    DestinationCidrBlock: text,
    GatewayId: text.optional(),
  }),
  replaces: ["RouteTableId", "DestinationCidrBlock"],
  attributeNames: ["CidrBlock"],

  async create({ call, properties }) {
    await call("ec2", "CreateRoute", properties);
    return `${properties.RouteTableId}|${properties.DestinationCidrBlock}`;
  },

  async find({ call, properties }) {
    const found = await find(call, properties);
    return found && `${properties.RouteTableId}|${properties.DestinationCidrBlock}`;
  },

  async update({ call, properties }) {
    await call("ec2", "ReplaceRoute", properties);
  },

  async attributes({ properties }) {
    return { CidrBlock: properties.DestinationCidrBlock };
  },

  async delete({ call, properties }) {
    const { RouteTableId, DestinationCidrBlock } = properties;
    await call("ec2", "DeleteRoute", { RouteTableId, DestinationCidrBlock });
  },

  async read({ call, properties }) {
    const found = await find(call, properties);
    return found && { DestinationCidrBlock: found.DestinationCidrBlock, GatewayId: found.GatewayId };
  },
});

async function find(
  call: Call,
  { RouteTableId, DestinationCidrBlock }: { RouteTableId: string; DestinationCidrBlock: string },
) {
  const { RouteTables } = await call("ec2", "DescribeRouteTables", { RouteTableIds: [RouteTableId] });
  return RouteTables?.[0]?.Routes?.find((one) => one.DestinationCidrBlock === DestinationCidrBlock);
}
