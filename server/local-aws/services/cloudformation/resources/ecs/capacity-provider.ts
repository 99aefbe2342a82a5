import type { ManagedDraining, ManagedScalingStatus, ManagedTerminationProtection } from "@aws-sdk/client-ecs";
import type { z } from "zod";
import type { Call } from "../../calls";
import { defineType } from "../resource-type";
import { integer, structure, tagList, text } from "../shapes";
import { asLower } from "../tags";
import { readTags, retag } from "./tags";

const managedScaling = structure({
  Status: text.optional(),
  TargetCapacity: integer.optional(),
  MinimumScalingStepSize: integer.optional(),
  MaximumScalingStepSize: integer.optional(),
  InstanceWarmupPeriod: integer.optional(),
});

const autoScalingGroupProvider = structure({
  AutoScalingGroupArn: text,
  ManagedScaling: managedScaling.optional(),
  ManagedTerminationProtection: text.optional(),
  ManagedDraining: text.optional(),
});

export const capacityProvider = defineType({
  type: "AWS::ECS::CapacityProvider",
  schema: structure({
    Name: text.optional(),
    AutoScalingGroupProvider: autoScalingGroupProvider,
    Tags: tagList.optional(),
  }),
  replaces: ["Name", "AutoScalingGroupProvider.AutoScalingGroupArn"],
  nameProperty: "Name",

  async create({ call, properties, name, tags }) {
    const { Name = name(), AutoScalingGroupProvider } = properties;
    await call("ecs", "CreateCapacityProvider", {
      name: Name,
      autoScalingGroupProvider: {
        // A group's name, which is what Ref yields, is as good as its ARN.
        autoScalingGroupArn: await groupArn(call, AutoScalingGroupProvider.AutoScalingGroupArn),
        ...settings(AutoScalingGroupProvider),
      },
      tags: asLower(tags(properties.Tags)),
    });
    return Name;
  },

  async find({ call, properties, name }) {
    const found = await find(call, properties.Name ?? name());
    return found?.name;
  },

  async update({ call, id, properties, tags }) {
    await call("ecs", "UpdateCapacityProvider", {
      name: id,
      autoScalingGroupProvider: settings(properties.AutoScalingGroupProvider),
    });
    const found = await find(call, id);
    if (found?.capacityProviderArn) await retag(call, found.capacityProviderArn, tags(properties.Tags));
  },

  async delete({ call, id }) {
    await call("ecs", "DeleteCapacityProvider", { capacityProvider: id });
  },

  async gone({ call, id }) {
    return (await find(call, id)) === undefined;
  },

  async read({ call, id }) {
    const found = await find(call, id);
    return found && { Name: found.name };
  },

  async readTags({ call, id }) {
    const arn = (await find(call, id))?.capacityProviderArn;
    return arn === undefined ? [] : readTags(call, arn);
  },
});

function settings(provider: z.output<typeof autoScalingGroupProvider>) {
  const scaling = provider.ManagedScaling;
  return {
    managedScaling: scaling && {
      status: scaling.Status as ManagedScalingStatus | undefined,
      targetCapacity: scaling.TargetCapacity,
      minimumScalingStepSize: scaling.MinimumScalingStepSize,
      maximumScalingStepSize: scaling.MaximumScalingStepSize,
      instanceWarmupPeriod: scaling.InstanceWarmupPeriod,
    },
    managedTerminationProtection: provider.ManagedTerminationProtection as ManagedTerminationProtection | undefined,
    managedDraining: provider.ManagedDraining as ManagedDraining | undefined,
  };
}

async function groupArn(call: Call, reference: string): Promise<string> {
  if (reference.startsWith("arn:")) return reference;
  const names = { AutoScalingGroupNames: [reference] };
  const { AutoScalingGroups = [] } = await call("autoscaling", "DescribeAutoScalingGroups", names);
  return AutoScalingGroups[0]?.AutoScalingGroupARN ?? reference;
}

async function find(call: Call, name: string) {
  const { capacityProviders = [] } = await call("ecs", "DescribeCapacityProviders", { capacityProviders: [name] });
  return capacityProviders.find((one) => one.name === name && one.status === "ACTIVE");
}
