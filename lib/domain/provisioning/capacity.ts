import { type Command, list, ref, type Wait } from "../cli/command";
import { base64 } from "../text/base64";
import { providerName, scalingGroupName } from "./given-names";
import { INSTANCE_GRANTS } from "./grants";
import { allow, balancerGroup, securityGroup } from "./load-balancing";
import { networkRefs } from "./network";
import { type Brief, lowerTags, type Planned, specification, upperTags } from "./planned";
import { roleCommands } from "./roles";
import {
  asksProvider,
  capacityName,
  ECS_IMAGE,
  groupSizes,
  instanceRoleName,
  METADATA_OPTIONS,
  type NewInstances,
  newInstances,
  userDataFor,
} from "./wanted-capacity";

/** The machines that an earlier service has made let this one's load balancer in, too. */
export const planEntrance = ({ input }: Brief): Planned => ({
  kind: "Security group",
  name: `${capacityName(input)}-instances`,
  detail: `also from the load balancer of ${input.serviceName}`,
  use: "found",
  tagged: true,
  commands: [allow(ref("INSTANCE_GROUP_ID"), DYNAMIC_PORTS)],
});

/** Where Linux takes ports for bridge mode's containers from (ECS, PortMapping, hostPort). */
const DYNAMIC_PORTS = { FromPort: 32_768, ToPort: 65_535, UserIdGroupPairs: [{ GroupId: balancerGroup }] };

/** The machines for a cluster that gets its own; nothing on Fargate. */
export function planCapacity(brief: Brief): Planned[] {
  const instances = newInstances(brief.input);
  if (instances === null) return [];
  const name = capacityName(brief.input);
  const made = { use: "ensured", tagged: true } as const;
  return [
    {
      ...made,
      kind: "Instance role and profile",
      name: instanceRoleName(brief.input),
      commands: roleAndProfile(brief),
    },
    {
      ...made,
      kind: "Security group",
      name: `${name}-instances`,
      detail: "ports 32768 to 65535 from the load balancer only",
      commands: instanceGroup(brief, name),
    },
    {
      ...made,
      kind: "Launch template",
      name,
      detail: `${instances.instanceType}, AWS's newest image for ECS`,
      commands: [launchTemplate(brief, name, instances.instanceType)],
    },
    {
      ...made,
      kind: "Auto Scaling group",
      name: scalingGroupName(brief.input),
      detail: sizeWords(instances),
      cost: "each instance by the second, its disk by the gigabyte, its public IPv4 address by the hour",
      commands: autoScalingGroup(brief, groupSizes(instances)),
    },
  ];
}

/** `2 instances`, and between what they may change. */
function sizeWords(instances: NewInstances): string {
  const { count, minSize, maxSize } = groupSizes(instances);
  const isUsual = minSize === 0 && maxSize === count;
  return `${count} instances${isUsual ? "" : `, ${minSize} to ${maxSize}`}`;
}

/** The machines as the cluster's capacity, where the service asks for it. */
export function planProvider(brief: Brief): Planned[] {
  if (!asksProvider(brief.input)) return [];
  const name = providerName(brief.input);
  const commands = capacityProvider(brief, name);
  return [{ kind: "Capacity provider", name, use: "ensured", tagged: true, commands }];
}

const ec2 = (operation: string, input: object): Command => ({ service: "ec2", operation, input });

/** An Auto Scaling group refuses a profile that is not known yet. */
function roleAndProfile(brief: Brief): (Command | Wait)[] {
  const name = instanceRoleName(brief.input);
  const what = `Instances join the cluster ${brief.input.clusterName} with it.`;
  return [
    ...roleCommands(brief, {
      name,
      what,
      variable: "INSTANCE_ROLE_ARN",
      grants: brief.granted?.instances ?? INSTANCE_GRANTS,
    }),
    {
      service: "iam",
      operation: "CreateInstanceProfile",
      input: { InstanceProfileName: name, Tags: upperTags(brief) },
      keep: { variable: "INSTANCE_PROFILE_ARN", query: "InstanceProfile.Arn" },
    },
    {
      service: "iam",
      operation: "AddRoleToInstanceProfile",
      input: { InstanceProfileName: name, RoleName: name },
    },
    { service: "iam", waiter: "instance-profile-exists", options: { "--instance-profile-name": name } },
  ];
}

const instanceGroup = (brief: Brief, name: string): Command[] =>
  securityGroup(brief, {
    name: `${name}-instances`,
    description: `Instances of ${brief.input.clusterName}: from the load balancer only`,
    variable: "INSTANCE_GROUP_ID",
    rule: DYNAMIC_PORTS,
  });

const launchTemplate = (brief: Brief, name: string, instanceType: string): Command => ({
  ...ec2("CreateLaunchTemplate", {
    LaunchTemplateName: name,
    TagSpecifications: specification(brief, "launch-template"),
    LaunchTemplateData: {
      ImageId: ECS_IMAGE,
      InstanceType: instanceType,
      IamInstanceProfile: { Arn: ref("INSTANCE_PROFILE_ARN") },
      SecurityGroupIds: [ref("INSTANCE_GROUP_ID")],
      UserData: base64(userDataFor(brief.input)),
      MetadataOptions: METADATA_OPTIONS,
      TagSpecifications: specification(brief, "instance"),
    },
  }),
  keep: { variable: "LAUNCH_TEMPLATE_ID", query: "LaunchTemplate.LaunchTemplateId" },
});

function autoScalingGroup(brief: Brief, sizes: ReturnType<typeof groupSizes>): Command[] {
  const { subnetIds } = networkRefs(brief);
  const name = scalingGroupName(brief.input);
  const isList = brief.input.network.kind === "default";
  // Auto Scaling takes its subnets as one text with commas: the default VPC's are asked for in that form once more.
  const asText: Command[] = isList ? [subnetsAsText] : [];
  const zones = isList ? ref("SUBNETS_TEXT") : subnetIds.join(",");
  return [
    ...asText,
    {
      service: "autoscaling",
      operation: "CreateAutoScalingGroup",
      input: {
        AutoScalingGroupName: name,
        LaunchTemplate: { LaunchTemplateId: ref("LAUNCH_TEMPLATE_ID"), Version: "$Latest" },
        VPCZoneIdentifier: zones,
        MinSize: sizes.minSize,
        MaxSize: sizes.maxSize,
        DesiredCapacity: sizes.count,
        Tags: upperTags(brief).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
      },
    },
    {
      service: "autoscaling",
      operation: "DescribeAutoScalingGroups",
      input: { AutoScalingGroupNames: [name] },
      keep: { variable: "AUTO_SCALING_GROUP_ARN", query: "AutoScalingGroups[0].AutoScalingGroupARN" },
    },
  ];
}

const subnetsAsText: Command = {
  ...ec2("DescribeSubnets", {
    Filters: [
      { Name: "vpc-id", Values: [ref("VPC_ID")] },
      { Name: "default-for-az", Values: ["true"] },
    ],
  }),
  keep: { variable: "SUBNETS_TEXT", query: "join(',', Subnets[].SubnetId)" },
};

const capacityProvider = (brief: Brief, name: string): Command[] => [
  {
    service: "ecs",
    operation: "CreateCapacityProvider",
    input: {
      name,
      autoScalingGroupProvider: {
        autoScalingGroupArn: ref("AUTO_SCALING_GROUP_ARN"),
        managedScaling: { status: "DISABLED" },
        managedTerminationProtection: "DISABLED",
      },
      tags: lowerTags(brief),
    },
  },
  ...offerCapacity(brief, name),
];

/** A cluster's capacity providers are set as a whole: one that there is keeps those that it has, and its strategy. */
function offerCapacity({ input: { clusterName }, known }: Brief, name: string): Command[] {
  const exists = known.clusters?.includes(clusterName) ?? false;
  const asked = (variable: string, query: string): Command => ({
    service: "ecs",
    operation: "DescribeClusters",
    input: { clusters: [clusterName] },
    keep: { variable, query, as: "json" },
  });
  const input = {
    cluster: clusterName,
    capacityProviders: exists ? list("CAPACITY_PROVIDERS") : [name],
    defaultCapacityProviderStrategy: exists ? list("CAPACITY_STRATEGY") : [],
  };
  return [
    ...(exists ? [asked("CAPACITY_PROVIDERS", `[clusters[0].capacityProviders, ['${name}']][]`)] : []),
    ...(exists ? [asked("CAPACITY_STRATEGY", "clusters[0].defaultCapacityProviderStrategy")] : []),
    { service: "ecs", operation: "PutClusterCapacityProviders", input },
  ];
}
