import { defineType } from "../resource-type";
import { structure, tagList } from "../shapes";
import { findMarked, readTags, retag, tagged } from "./tags";

export const internetGateway = defineType({
  type: "AWS::EC2::InternetGateway",
  schema: structure({ Tags: tagList.optional() }),
  attributeNames: ["InternetGatewayId"],

  async create({ call, properties, tags }) {
    const TagSpecifications = tagged("internet-gateway", tags(properties.Tags));
    const { InternetGateway } = await call("ec2", "CreateInternetGateway", { TagSpecifications });
    return InternetGateway?.InternetGatewayId ?? "";
  },

  find: (request) => findMarked(request, "internet-gateway"),

  async update({ call, id, properties, tags }) {
    await retag(call, id, tags(properties.Tags));
  },

  async attributes({ id }) {
    return { InternetGatewayId: id };
  },

  async delete({ call, id }) {
    await call("ec2", "DeleteInternetGateway", { InternetGatewayId: id });
  },

  async read({ call, id }) {
    const { InternetGateways } = await call("ec2", "DescribeInternetGateways", { InternetGatewayIds: [id] });
    return InternetGateways?.[0] && {};
  },

  readTags,
});
