import type { CreateLoadBalancerInput } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../../../protocol/aws-error";
import { type Call, isMissing } from "../../calls";
import { defineType } from "../resource-type";
import { structure, tagList, text, texts } from "../shapes";
import { isMarked, readTags, retag } from "./tags";

const attribute = structure({ Key: text, Value: text });

export const loadBalancer = defineType({
  type: "AWS::ElasticLoadBalancingV2::LoadBalancer",
  schema: structure({
    Name: text.optional(),
    Type: text.optional(),
    Scheme: text.optional(),
    Subnets: texts.optional(),
    SubnetMappings: structure({ SubnetId: text }).array().optional(),
    SecurityGroups: texts.optional(),
    IpAddressType: text.optional(),
    LoadBalancerAttributes: attribute.array().optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["Name", "Type", "Scheme", "IpAddressType"],
  nameProperty: "Name",
  attributeNames: [
    ...["LoadBalancerArn", "DNSName", "CanonicalHostedZoneID", "LoadBalancerFullName", "LoadBalancerName"],
    "SecurityGroups",
  ],

  async create({ call, properties, name, made, tags }) {
    const { Name = name(32), Tags, LoadBalancerAttributes, ...settings } = properties;
    await refuseTaken(call, Name, tags());
    // Enumerations are checked by the handler, in ELB's words.
    const input = { ...settings, Name, Tags: tags(Tags) } as CreateLoadBalancerInput;
    const { LoadBalancers } = await call("elasticloadbalancing", "CreateLoadBalancer", input);
    const arn = LoadBalancers?.[0]?.LoadBalancerArn ?? "";
    made(arn);
    await setAttributes(call, arn, LoadBalancerAttributes);
    return arn;
  },

  async update({ call, id, properties, tags }) {
    const { Subnets, SubnetMappings, SecurityGroups, LoadBalancerAttributes } = properties;
    if (SecurityGroups) {
      await call("elasticloadbalancing", "SetSecurityGroups", { LoadBalancerArn: id, SecurityGroups });
    }
    if (Subnets || SubnetMappings) {
      await call("elasticloadbalancing", "SetSubnets", { LoadBalancerArn: id, Subnets, SubnetMappings });
    }
    await setAttributes(call, id, LoadBalancerAttributes);
    await retag(call, id, tags(properties.Tags));
  },

  async stable({ call, id }) {
    return (await find(call, id))?.State?.Code === "active";
  },

  async attributes({ call, id }) {
    const found = await find(call, id);
    return {
      LoadBalancerArn: id,
      DNSName: found?.DNSName ?? "",
      CanonicalHostedZoneID: found?.CanonicalHostedZoneId ?? "",
      LoadBalancerFullName: id.split(":loadbalancer/")[1] ?? "",
      LoadBalancerName: found?.LoadBalancerName ?? "",
      SecurityGroups: found?.SecurityGroups ?? [],
    };
  },

  async delete({ call, id }) {
    await call("elasticloadbalancing", "DeleteLoadBalancer", { LoadBalancerArn: id });
  },

  async read({ call, id }) {
    const found = await find(call, id);
    if (!found) return undefined;
    const { Attributes } = await call("elasticloadbalancing", "DescribeLoadBalancerAttributes", {
      LoadBalancerArn: id,
    });
    return {
      Name: found.LoadBalancerName,
      Type: found.Type,
      Scheme: found.Scheme,
      IpAddressType: found.IpAddressType,
      SecurityGroups: found.SecurityGroups,
      Subnets: found.AvailabilityZones?.map((zone) => zone.SubnetId),
      LoadBalancerAttributes: Attributes,
    };
  },

  readTags,
});

async function setAttributes(
  call: Call,
  LoadBalancerArn: string,
  Attributes: { Key: string; Value: string }[] | undefined,
): Promise<void> {
  if (!Attributes?.length) return;
  await call("elasticloadbalancing", "ModifyLoadBalancerAttributes", { LoadBalancerArn, Attributes });
}

/** ELB answers one of the same name and settings that is there already; CloudFormation makes its own. */
async function refuseTaken(call: Call, name: string, tags: { Key: string; Value: string }[]): Promise<void> {
  const arn = await arnOf(call, name);
  if (arn === undefined || (await isMarked(call, arn, tags))) return;
  throw new AwsError("DuplicateLoadBalancerNameException", `A load balancer with the same name '${name}' exists`);
}

async function arnOf(call: Call, name: string): Promise<string | undefined> {
  try {
    const { LoadBalancers } = await call("elasticloadbalancing", "DescribeLoadBalancers", { Names: [name] });
    return LoadBalancers?.[0]?.LoadBalancerArn;
  } catch (error) {
    if (isMissing(error)) return undefined;
    throw error;
  }
}

async function find(call: Call, arn: string) {
  const { LoadBalancers } = await call("elasticloadbalancing", "DescribeLoadBalancers", { LoadBalancerArns: [arn] });
  return LoadBalancers?.[0];
}
