import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { structure, text } from "../shapes";

export const vpcGatewayAttachment = defineType({
  type: "AWS::EC2::VPCGatewayAttachment",
  schema: structure({ VpcId: text, InternetGatewayId: text }),
  replaces: ["VpcId", "InternetGatewayId"],
  attributeNames: ["AttachmentType"],

  async create({ call, properties }) {
    await call("ec2", "AttachInternetGateway", properties);
    return `IGW|${properties.VpcId}`;
  },

  async find({ call, properties }) {
    const attached = await isAttached(call, properties);
    return attached ? `IGW|${properties.VpcId}` : undefined;
  },

  async attributes() {
    return { AttachmentType: "IGW" };
  },

  async delete({ call, properties }) {
    await call("ec2", "DetachInternetGateway", properties);
  },

  async read({ call, properties }) {
    return (await isAttached(call, properties)) ? properties : undefined;
  },
});

async function isAttached(
  call: Call,
  { VpcId, InternetGatewayId }: { VpcId: string; InternetGatewayId: string },
): Promise<boolean> {
  const ids = { InternetGatewayIds: [InternetGatewayId] };
  const { InternetGateways } = await call("ec2", "DescribeInternetGateways", ids);
  return InternetGateways?.[0]?.Attachments?.some((one) => one.VpcId === VpcId) ?? false;
}
