import type { z } from "zod";
import type { Call } from "../../calls";
import { defineType, type Request } from "../resource-type";
import { flag, integer, structure, text, texts } from "../shapes";

const schema = structure({
  AutoScalingGroupName: text.optional(),
  MinSize: integer,
  MaxSize: integer,
  DesiredCapacity: integer.optional(),
  LaunchTemplate: structure({
    LaunchTemplateId: text.optional(),
    LaunchTemplateName: text.optional(),
    Version: text,
  }).optional(),
  LaunchConfigurationName: text.optional(),
  VPCZoneIdentifier: texts.optional(),
  AvailabilityZones: texts.optional(),
  TargetGroupARNs: texts.optional(),
  HealthCheckType: text.optional(),
  HealthCheckGracePeriod: integer.optional(),
  Cooldown: text.optional(),
  DefaultInstanceWarmup: integer.optional(),
  NewInstancesProtectedFromScaleIn: flag.optional(),
  TerminationPolicies: texts.optional(),
  Tags: structure({ Key: text, Value: text, PropagateAtLaunch: flag }).array().optional(),
});

type Properties = z.output<typeof schema>;

export const autoScalingGroup = defineType({
  type: "AWS::AutoScaling::AutoScalingGroup",
  schema,
  replaces: ["AutoScalingGroupName"],
  nameProperty: "AutoScalingGroupName",
  attributeNames: ["AutoScalingGroupARN"],

  async create(request) {
    const AutoScalingGroupName = nameOf(request);
    await request.call("autoscaling", "CreateAutoScalingGroup", {
      ...settings(request.properties),
      AutoScalingGroupName,
      TargetGroupARNs: request.properties.TargetGroupARNs,
      Tags: tagsOf(request, AutoScalingGroupName),
    });
    return AutoScalingGroupName;
  },

  async find(request) {
    const found = await find(request.call, nameOf(request));
    // A chosen name may be somebody else's.
    const mine = request.tags().find(({ Key }) => Key === "aws:cloudformation:stack-id");
    const isMine = found?.Tags?.some(({ Key, Value }) => Key === mine?.Key && Value === mine?.Value);
    return isMine ? found?.AutoScalingGroupName : undefined;
  },

  async update(change) {
    const { call, id, properties } = change;
    await call("autoscaling", "UpdateAutoScalingGroup", { ...settings(properties), AutoScalingGroupName: id });
    const wanted = tagsOf(change, id);
    const gone = ((await find(call, id))?.Tags ?? []).filter((old) => !wanted.some((tag) => tag.Key === old.Key));
    const named = gone.map(({ Key }) => ({ Key, ResourceId: id, ResourceType: "auto-scaling-group" }));
    if (named.length > 0) await call("autoscaling", "DeleteTags", { Tags: named });
    await call("autoscaling", "CreateOrUpdateTags", { Tags: wanted });
  },

  /** Its instances are there, as CloudFormation waits for. */
  async stable({ call, id }) {
    const found = await find(call, id);
    const inService = found?.Instances?.filter((one) => one.LifecycleState === "InService").length ?? 0;
    return inService >= (found?.DesiredCapacity ?? 0);
  },

  async attributes({ call, id }) {
    return { AutoScalingGroupARN: (await find(call, id))?.AutoScalingGroupARN ?? "" };
  },

  /** With its instances. */
  async delete({ call, id }) {
    await call("autoscaling", "DeleteAutoScalingGroup", { AutoScalingGroupName: id, ForceDelete: true });
  },

  async gone({ call, id }) {
    return (await find(call, id)) === undefined;
  },

  async read({ call, id }) {
    const found = await find(call, id);
    if (!found) return undefined;
    const { AutoScalingGroupName, MinSize, MaxSize, DesiredCapacity, HealthCheckType } = found;
    const VPCZoneIdentifier = found.VPCZoneIdentifier?.split(",");
    return { AutoScalingGroupName, MinSize, MaxSize, DesiredCapacity, HealthCheckType, VPCZoneIdentifier };
  },

  async readTags({ call, id }) {
    return (await find(call, id))?.Tags?.map(({ Key, Value, PropagateAtLaunch }) => ({
      Key,
      Value,
      PropagateAtLaunch,
    }));
  },
});

const nameOf = ({ properties, name }: Request<Properties>) => properties.AutoScalingGroupName ?? name();

/** What both creating and updating take. */
function settings(properties: Properties) {
  const { LaunchTemplate, Cooldown, VPCZoneIdentifier, TargetGroupARNs: _groups, Tags: _tags, ...rest } = properties;
  const { AutoScalingGroupName: _name, ...same } = rest;
  return {
    ...same,
    LaunchTemplate,
    VPCZoneIdentifier: VPCZoneIdentifier?.join(","),
    DefaultCooldown: Cooldown === undefined ? undefined : Number(Cooldown),
  };
}

function tagsOf({ properties, tags }: Request<Properties>, ResourceId: string) {
  const own = properties.Tags ?? [];
  return tags(own).map(({ Key, Value }) => ({
    Key,
    Value,
    ResourceId,
    ResourceType: "auto-scaling-group",
    PropagateAtLaunch: own.find((tag) => tag.Key === Key)?.PropagateAtLaunch ?? true,
  }));
}

async function find(call: Call, name: string) {
  const names = { AutoScalingGroupNames: [name] };
  const { AutoScalingGroups } = await call("autoscaling", "DescribeAutoScalingGroups", names);
  return AutoScalingGroups?.[0];
}
