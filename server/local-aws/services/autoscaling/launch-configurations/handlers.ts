import type { CreateLaunchConfigurationType, LaunchConfiguration } from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../../../protocol/aws-error";
import { checkLaunch } from "../../ec2/instances/launch";
import type { LaunchSpec } from "../../ec2/instances/records";
import { checkUserData } from "../../ec2/instances/spec";
import { alreadyExists, inUse, notOffered, validationError } from "../errors";
import type { AutoScalingHandlers } from "../module";
import { checkName, launchConfigurationArn } from "../names";
import { listPage } from "../paging";
import { groups, type LaunchConfigurationRecord, launchConfigurations } from "../records";

export const launchConfigurationHandlers: AutoScalingHandlers = {
  CreateLaunchConfiguration(input, { world, region }) {
    const name = checkName(input.LaunchConfigurationName, "launchConfigurationName");
    if (launchConfigurations(world, region).has(name)) {
      throw alreadyExists(
        `Launch Configuration by this name already exists - A launch configuration already exists with the name ${name}`,
      );
    }
    const spec = specOf(input);
    refused(() => checkLaunch(world, region, { ...spec, securityGroupIds: [] }));
    launchConfigurations(world, region).put(name, {
      name,
      arn: launchConfigurationArn(region, name),
      createdAt: new Date(world.now()),
      spec,
    });
    return {};
  },

  DescribeLaunchConfigurations(input, { world, region }) {
    const names = input.LaunchConfigurationNames ?? [];
    const found = launchConfigurations(world, region)
      .values()
      .filter(({ name }) => names.length === 0 || names.includes(name))
      .sort((a, b) => (a.name < b.name ? -1 : 1));
    const { items, next } = listPage(found, ({ name }) => name, input);
    return { LaunchConfigurations: items.map(view), NextToken: next };
  },

  DeleteLaunchConfiguration({ LaunchConfigurationName: name = "" }, { world, region }) {
    if (!launchConfigurations(world, region).has(name)) {
      throw validationError(`Launch configuration name not found - Launch configuration ${name} not found`);
    }
    const user = groups(world, region)
      .values()
      .find(({ source }) => source.kind === "configuration" && source.name === name);
    if (user) {
      throw inUse(`Cannot delete launch configuration ${name} because it is attached to AutoScalingGroup ${user.name}`);
    }
    launchConfigurations(world, region).delete(name);
    return {};
  },
};

function specOf(input: CreateLaunchConfigurationType): LaunchSpec {
  if (input.SpotPrice !== undefined) throw notOffered("A Spot Instance");
  if (input.InstanceId !== undefined) throw notOffered("A launch configuration from an instance");
  if (input.KeyName) throw validationError(`The key pair '${input.KeyName}' does not exist`);
  const profile = input.IamInstanceProfile;
  return {
    imageId: input.ImageId ?? "",
    instanceType: input.InstanceType ?? "",
    securityGroupIds: input.SecurityGroups ?? [],
    assignPublicIp: input.AssociatePublicIpAddress,
    userData: refused(() => checkUserData(input.UserData)),
    profile: profile === undefined ? undefined : { [profile.startsWith("arn:") ? "Arn" : "Name"]: profile },
    tags: [],
  };
}

/** EC2's refusal as Auto Scaling's. */
function refused<T>(action: () => T): T {
  try {
    return action();
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    throw validationError(error.message);
  }
}

function view({ name, arn, createdAt, spec }: LaunchConfigurationRecord): LaunchConfiguration {
  return {
    LaunchConfigurationName: name,
    LaunchConfigurationARN: arn,
    ImageId: spec.imageId,
    InstanceType: spec.instanceType,
    SecurityGroups: [...spec.securityGroupIds],
    UserData: spec.userData ?? "",
    IamInstanceProfile: spec.profile?.Arn ?? spec.profile?.Name,
    AssociatePublicIpAddress: spec.assignPublicIp,
    BlockDeviceMappings: [],
    InstanceMonitoring: { Enabled: true },
    EbsOptimized: false,
    KeyName: "",
    KernelId: "",
    RamdiskId: "",
    ClassicLinkVPCSecurityGroups: [],
    CreatedTime: createdAt,
  };
}
