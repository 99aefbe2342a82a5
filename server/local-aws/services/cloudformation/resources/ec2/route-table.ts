import { defineType } from "../resource-type";
import { structure, tagList, text } from "../shapes";
import { findMarked, readTags, retag, tagged } from "./tags";

export const routeTable = defineType({
  type: "AWS::EC2::RouteTable",
  schema: structure({ VpcId: text, Tags: tagList.optional() }),
  replaces: ["VpcId"],
  attributeNames: ["RouteTableId"],

  async create({ call, properties, tags }) {
    const { RouteTable } = await call("ec2", "CreateRouteTable", {
      VpcId: properties.VpcId,
      TagSpecifications: tagged("route-table", tags(properties.Tags)),
    });
    return RouteTable?.RouteTableId ?? "";
  },

  find: (request) => findMarked(request, "route-table"),

  async update({ call, id, properties, tags }) {
    await retag(call, id, tags(properties.Tags));
  },

  async attributes({ id }) {
    return { RouteTableId: id };
  },

  async delete({ call, id }) {
    await call("ec2", "DeleteRouteTable", { RouteTableId: id });
  },

  async read({ call, id }) {
    const { RouteTables } = await call("ec2", "DescribeRouteTables", { RouteTableIds: [id] });
    return RouteTables?.[0] && { VpcId: RouteTables[0].VpcId };
  },

  readTags,
});
