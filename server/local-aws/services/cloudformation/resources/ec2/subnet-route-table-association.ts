import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { structure, text } from "../shapes";

export const subnetRouteTableAssociation = defineType({
  type: "AWS::EC2::SubnetRouteTableAssociation",
  schema: structure({ RouteTableId: text, SubnetId: text }),
  replaces: ["RouteTableId", "SubnetId"],
  attributeNames: ["Id"],

  async create({ call, properties }) {
    const { AssociationId = "" } = await call("ec2", "AssociateRouteTable", properties);
    return AssociationId;
  },

  find: ({ call, properties }) => find(call, properties),

  async attributes({ id }) {
    return { Id: id };
  },

  async delete({ call, id }) {
    await call("ec2", "DisassociateRouteTable", { AssociationId: id });
  },

  async read({ call, properties }) {
    return (await find(call, properties)) === undefined ? undefined : properties;
  },
});

async function find(
  call: Call,
  { RouteTableId, SubnetId }: { RouteTableId: string; SubnetId: string },
): Promise<string | undefined> {
  const { RouteTables } = await call("ec2", "DescribeRouteTables", { RouteTableIds: [RouteTableId] });
  const associations = RouteTables?.[0]?.Associations ?? [];
  return associations.find((one) => one.SubnetId === SubnetId)?.RouteTableAssociationId;
}
