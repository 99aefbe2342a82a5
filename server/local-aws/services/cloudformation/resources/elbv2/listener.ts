import type { ProtocolEnum } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { integer, structure, text } from "../shapes";
import { action, asActions } from "./actions";
import { isMarked } from "./tags";

export const listener = defineType({
  type: "AWS::ElasticLoadBalancingV2::Listener",
  schema: structure({
    LoadBalancerArn: text,
    DefaultActions: action.array(),
    Port: integer.optional(),
    Protocol: text.optional(),
    SslPolicy: text.optional(),
    Certificates: structure({ CertificateArn: text.optional() }).array().optional(),
  }),
  replaces: ["LoadBalancerArn"],
  attributeNames: ["ListenerArn"],

  async create({ call, properties, tags }) {
    const { Protocol, DefaultActions, ...settings } = properties;
    const { Listeners } = await call("elasticloadbalancing", "CreateListener", {
      ...settings,
      Protocol: Protocol as ProtocolEnum | undefined,
      DefaultActions: asActions(DefaultActions),
      Tags: tags(),
    });
    return Listeners?.[0]?.ListenerArn ?? "";
  },

  async find({ call, properties, tags }) {
    const { LoadBalancerArn } = properties;
    const { Listeners = [] } = await call("elasticloadbalancing", "DescribeListeners", { LoadBalancerArn });
    const arn = Listeners.find((one) => one.Port === properties.Port)?.ListenerArn;
    return arn !== undefined && (await isMarked(call, arn, tags())) ? arn : undefined;
  },

  async update({ call, id, properties }) {
    const { LoadBalancerArn: _balancer, Protocol, DefaultActions, ...settings } = properties;
    await call("elasticloadbalancing", "ModifyListener", {
      ...settings,
      ListenerArn: id,
      Protocol: Protocol as ProtocolEnum | undefined,
      DefaultActions: asActions(DefaultActions),
    });
  },

  async attributes({ id }) {
    return { ListenerArn: id };
  },

  async delete({ call, id }) {
    await call("elasticloadbalancing", "DeleteListener", { ListenerArn: id });
  },

  async read({ call, id }) {
    return find(call, id);
  },
});

async function find(call: Call, arn: string) {
  const { Listeners } = await call("elasticloadbalancing", "DescribeListeners", { ListenerArns: [arn] });
  const found = Listeners?.[0];
  if (!found) return undefined;
  const { LoadBalancerArn, Port, Protocol, DefaultActions } = found;
  return { LoadBalancerArn, Port, Protocol, DefaultActions };
}
