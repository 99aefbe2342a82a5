import { defineType } from "../resource-type";
import { flag, structure, text, texts } from "../shapes";

const schema = structure({
  LaunchConfigurationName: text.optional(),
  ImageId: text,
  InstanceType: text,
  AssociatePublicIpAddress: flag.optional(),
  EbsOptimized: flag.optional(),
  IamInstanceProfile: text.optional(),
  InstanceMonitoring: flag.optional(),
  KeyName: text.optional(),
  SecurityGroups: texts.optional(),
  UserData: text.optional(),
});

export const launchConfiguration = defineType({
  type: "AWS::AutoScaling::LaunchConfiguration",
  schema,
  replaces: Object.keys(schema.shape),
  nameProperty: "LaunchConfigurationName",

  async create({ call, properties, name }) {
    const { LaunchConfigurationName = name(), InstanceMonitoring, ...settings } = properties;
    await call("autoscaling", "CreateLaunchConfiguration", {
      ...settings,
      LaunchConfigurationName,
      InstanceMonitoring: InstanceMonitoring === undefined ? undefined : { Enabled: InstanceMonitoring },
    });
    return LaunchConfigurationName;
  },

  async find({ call, properties, name }) {
    // A chosen name may be somebody else's.
    if (properties.LaunchConfigurationName !== undefined) return undefined;
    const names = { LaunchConfigurationNames: [name()] };
    const { LaunchConfigurations } = await call("autoscaling", "DescribeLaunchConfigurations", names);
    return LaunchConfigurations?.[0]?.LaunchConfigurationName;
  },

  async delete({ call, id }) {
    await call("autoscaling", "DeleteLaunchConfiguration", { LaunchConfigurationName: id });
  },

  async read({ call, id }) {
    const names = { LaunchConfigurationNames: [id] };
    const { LaunchConfigurations } = await call("autoscaling", "DescribeLaunchConfigurations", names);
    const found = LaunchConfigurations?.[0];
    return found && { ImageId: found.ImageId, InstanceType: found.InstanceType };
  },
});
