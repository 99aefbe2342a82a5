import type { CreateTargetGroupInput, ModifyTargetGroupInput } from "@aws-sdk/client-elastic-load-balancing-v2";
import { AwsError } from "../../../../protocol/aws-error";
import { type Call, isMissing } from "../../calls";
import { defineType } from "../resource-type";
import { flag, integer, structure, tagList, text } from "../shapes";
import { isMarked, readTags, retag } from "./tags";

const attribute = structure({ Key: text, Value: text });
const target = structure({ Id: text, Port: integer.optional(), AvailabilityZone: text.optional() });

export const targetGroup = defineType({
  type: "AWS::ElasticLoadBalancingV2::TargetGroup",
  schema: structure({
    Name: text.optional(),
    Protocol: text.optional(),
    ProtocolVersion: text.optional(),
    Port: integer.optional(),
    VpcId: text.optional(),
    TargetType: text.optional(),
    IpAddressType: text.optional(),
    HealthCheckEnabled: flag.optional(),
    HealthCheckIntervalSeconds: integer.optional(),
    HealthCheckPath: text.optional(),
    HealthCheckPort: text.optional(),
    HealthCheckProtocol: text.optional(),
    HealthCheckTimeoutSeconds: integer.optional(),
    HealthyThresholdCount: integer.optional(),
    UnhealthyThresholdCount: integer.optional(),
    Matcher: structure({ HttpCode: text.optional() }).optional(),
    TargetGroupAttributes: attribute.array().optional(),
    Targets: target.array().optional(),
    Tags: tagList.optional(),
  }),
  replaces: ["Name", "Protocol", "ProtocolVersion", "Port", "VpcId", "TargetType", "IpAddressType"],
  nameProperty: "Name",
  attributeNames: ["TargetGroupArn", "TargetGroupName", "TargetGroupFullName", "LoadBalancerArns"],

  async create({ call, properties, name, made, tags }) {
    const { Name = name(32), Tags, TargetGroupAttributes, Targets, ...settings } = properties;
    await refuseTaken(call, Name, tags());
    // Enumerations are checked by the handler, in ELB's words.
    const input = { ...settings, Name, Tags: tags(Tags) } as CreateTargetGroupInput;
    const { TargetGroups } = await call("elasticloadbalancing", "CreateTargetGroup", input);
    const arn = TargetGroups?.[0]?.TargetGroupArn ?? "";
    made(arn);
    await setAttributes(call, arn, TargetGroupAttributes);
    if (Targets?.length) await call("elasticloadbalancing", "RegisterTargets", { TargetGroupArn: arn, Targets });
    return arn;
  },

  async update({ call, id, properties, previous, tags }) {
    const health = Object.entries(properties).filter(
      ([name]) => name.startsWith("Health") || name.startsWith("Unhealthy") || name === "Matcher",
    );
    const input = { TargetGroupArn: id, ...Object.fromEntries(health) } as ModifyTargetGroupInput;
    await call("elasticloadbalancing", "ModifyTargetGroup", input);
    await setAttributes(call, id, properties.TargetGroupAttributes);
    const { Targets = [] } = properties;
    const gone = (previous.Targets ?? []).filter(
      (old) => !Targets.some(({ Id, Port }) => Id === old.Id && Port === old.Port),
    );
    if (gone.length > 0) await call("elasticloadbalancing", "DeregisterTargets", { TargetGroupArn: id, Targets: gone });
    if (Targets.length > 0) await call("elasticloadbalancing", "RegisterTargets", { TargetGroupArn: id, Targets });
    await retag(call, id, tags(properties.Tags));
  },

  async attributes({ call, id }) {
    const found = await find(call, id);
    return {
      TargetGroupArn: id,
      TargetGroupName: found?.TargetGroupName ?? "",
      TargetGroupFullName: id.slice(id.indexOf(":targetgroup/") + 1),
      LoadBalancerArns: found?.LoadBalancerArns ?? [],
    };
  },

  async delete({ call, id }) {
    await call("elasticloadbalancing", "DeleteTargetGroup", { TargetGroupArn: id });
  },

  async read({ call, id }) {
    const found = await find(call, id);
    if (!found) return undefined;
    const { Attributes } = await call("elasticloadbalancing", "DescribeTargetGroupAttributes", { TargetGroupArn: id });
    const { TargetGroupArn: _arn, TargetGroupName, LoadBalancerArns: _balancers, ...shown } = found;
    return { ...shown, Name: TargetGroupName, TargetGroupAttributes: Attributes };
  },

  readTags,
});

async function setAttributes(
  call: Call,
  TargetGroupArn: string,
  Attributes: { Key: string; Value: string }[] | undefined,
): Promise<void> {
  if (!Attributes?.length) return;
  await call("elasticloadbalancing", "ModifyTargetGroupAttributes", { TargetGroupArn, Attributes });
}

/** ELB answers one of the same name and settings that is there already; CloudFormation makes its own. */
async function refuseTaken(call: Call, name: string, tags: { Key: string; Value: string }[]): Promise<void> {
  try {
    const { TargetGroups } = await call("elasticloadbalancing", "DescribeTargetGroups", { Names: [name] });
    const arn = TargetGroups?.[0]?.TargetGroupArn;
    if (arn === undefined || (await isMarked(call, arn, tags))) return;
  } catch (error) {
    if (isMissing(error)) return;
    throw error;
  }
  throw new AwsError("DuplicateTargetGroupNameException", `A target group with the same name '${name}' exists`);
}

async function find(call: Call, arn: string) {
  const { TargetGroups } = await call("elasticloadbalancing", "DescribeTargetGroups", { TargetGroupArns: [arn] });
  return TargetGroups?.[0];
}
