import { base64 } from "../../text/base64";
import { providerName, scalingGroupName } from "../given-names";
import { INSTANCE_GRANTS } from "../grants";
import {
  asksProvider,
  capacityName,
  ECS_IMAGE,
  groupSizes,
  instanceRoleName,
  METADATA_OPTIONS,
  newInstances,
  userDataFor,
} from "../wanted-capacity";
import { balancerGroup, dependsOn } from "./load-balancing";
import { networkOf, wayOut } from "./network";
import { attribute, type Resources, reference, type TemplateBrief, tags } from "./parts";
import { role } from "./role";

/** The machines that an earlier service has let this one's load balancer in, too. */
export const entranceResource = (brief: TemplateBrief): Resources => ({
  InstanceEntrance: {
    Type: "AWS::EC2::SecurityGroupIngress",
    Properties: { GroupId: attribute("InstanceGroup", "GroupId"), ...entrance(brief) },
  },
});

const entrance = (brief: TemplateBrief) => ({
  IpProtocol: "tcp",
  FromPort: 32_768,
  ToPort: 65_535,
  SourceSecurityGroupId: balancerGroup(brief),
});

/** The machines for a cluster that gets its own; nothing on Fargate. */
export function capacityResources(brief: TemplateBrief): Resources {
  const instances = newInstances(brief.input);
  if (instances === null) return {};
  const { clusterName } = brief.input;
  const what = `Instances join the cluster ${clusterName} with it.`;
  const roleName = instanceRoleName(brief.input);
  return {
    InstanceRole: role(brief, roleName, what, brief.granted?.instances ?? INSTANCE_GRANTS),
    InstanceProfile: {
      Type: "AWS::IAM::InstanceProfile",
      Properties: { InstanceProfileName: roleName, Roles: [reference("InstanceRole")] },
    },
    InstanceGroup: instanceGroup(brief),
    LaunchTemplate: launchTemplate(brief, instances.instanceType),
    AutoScalingGroup: autoScalingGroup(brief, groupSizes(instances)),
  };
}

/** The machines as the cluster's capacity, where the service asks for it. */
export function providerResources(brief: TemplateBrief): Resources {
  if (!asksProvider(brief.input)) return {};
  return {
    CapacityProvider: {
      Type: "AWS::ECS::CapacityProvider",
      Properties: {
        Name: providerName(brief.input),
        AutoScalingGroupProvider: {
          AutoScalingGroupArn: reference("AutoScalingGroup"),
          ManagedScaling: { Status: "DISABLED" },
          ManagedTerminationProtection: "DISABLED",
        },
        Tags: tags(brief),
      },
    },
    CapacityOfCluster: {
      Type: "AWS::ECS::ClusterCapacityProviderAssociations",
      Properties: {
        Cluster: reference("Cluster"),
        CapacityProviders: [reference("CapacityProvider")],
        DefaultCapacityProviderStrategy: [],
      },
    },
  };
}

const instanceGroup = (brief: TemplateBrief) => ({
  Type: "AWS::EC2::SecurityGroup",
  Properties: {
    GroupName: `${capacityName(brief.input)}-instances`,
    GroupDescription: `Instances of ${brief.input.clusterName}: from the load balancer only`,
    VpcId: networkOf(brief).vpcId,
    SecurityGroupIngress: [entrance(brief)],
    Tags: tags(brief),
  },
});

const launchTemplate = (brief: TemplateBrief, InstanceType: string) => ({
  Type: "AWS::EC2::LaunchTemplate",
  Properties: {
    LaunchTemplateName: capacityName(brief.input),
    TagSpecifications: [{ ResourceType: "launch-template", Tags: tags(brief) }],
    LaunchTemplateData: {
      ImageId: ECS_IMAGE,
      InstanceType,
      IamInstanceProfile: { Arn: attribute("InstanceProfile", "Arn") },
      SecurityGroupIds: [attribute("InstanceGroup", "GroupId")],
      UserData: base64(userDataFor(brief.input)),
      MetadataOptions: METADATA_OPTIONS,
      TagSpecifications: [{ ResourceType: "instance", Tags: tags(brief) }],
    },
  },
});

/** A template takes a version by number only: `$Latest` is refused (CloudFormation, LaunchTemplateSpecification). */
const autoScalingGroup = (brief: TemplateBrief, sizes: ReturnType<typeof groupSizes>) => ({
  Type: "AWS::AutoScaling::AutoScalingGroup",
  ...dependsOn(wayOut(brief)),
  Properties: {
    AutoScalingGroupName: scalingGroupName(brief.input),
    LaunchTemplate: {
      LaunchTemplateId: reference("LaunchTemplate"),
      Version: attribute("LaunchTemplate", "LatestVersionNumber"),
    },
    VPCZoneIdentifier: networkOf(brief).subnetIds,
    MinSize: String(sizes.minSize),
    MaxSize: String(sizes.maxSize),
    DesiredCapacity: String(sizes.count),
    Tags: tags(brief).map((tag) => ({ ...tag, PropagateAtLaunch: true })),
  },
});
