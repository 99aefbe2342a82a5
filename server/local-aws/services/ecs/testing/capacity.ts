/** A cluster's container instances for tests: role, profile, launch template and group. */
import {
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  DescribeAutoScalingGroupsCommand,
  UpdateAutoScalingGroupCommand,
} from "@aws-sdk/client-auto-scaling";
import { CreateLaunchTemplateCommand } from "@aws-sdk/client-ec2";
import {
  type ContainerInstance,
  CreateClusterCommand,
  DescribeContainerInstancesCommand,
  ListContainerInstancesCommand,
} from "@aws-sdk/client-ecs";
import {
  AddRoleToInstanceProfileCommand,
  AttachRolePolicyCommand,
  CreateInstanceProfileCommand,
  CreateRoleCommand,
  IAMClient,
} from "@aws-sdk/client-iam";
import { clientConfig, type TestEndpoint } from "../../../testing";
import { subnetsOf, until } from "../tests/setup";

const TRUST = JSON.stringify({
  Version: "2012-10-17",
  Statement: [{ Effect: "Allow", Principal: { Service: "ec2.amazonaws.com" }, Action: "sts:AssumeRole" }],
});

/** An instance profile whose role may do what the agent does. */
export async function createProfile({ url }: TestEndpoint, name: string): Promise<void> {
  const iam = new IAMClient(clientConfig(url));
  const named = { RoleName: name, InstanceProfileName: name };
  await iam.send(new CreateRoleCommand({ ...named, AssumeRolePolicyDocument: TRUST }));
  const PolicyArn = "arn:aws:iam::aws:policy/service-role/AmazonEC2ContainerServiceforEC2Role";
  await iam.send(new AttachRolePolicyCommand({ ...named, PolicyArn }));
  await iam.send(new CreateInstanceProfileCommand(named));
  await iam.send(new AddRoleToInstanceProfileCommand(named));
  iam.destroy();
}

interface Group {
  /** Undefined for none. */
  profile?: string | undefined;
  userData?: string | undefined;
  size: number;
}

/** Answers the group's ARN. */
export async function createGroup(endpoint: TestEndpoint, name: string, group: Group): Promise<string> {
  await endpoint.ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: {
        ImageId: "resolve:ssm:/aws/service/ecs/optimized-ami/amazon-linux-2023/recommended/image_id",
        InstanceType: "t2.micro",
        ...(group.profile === undefined ? {} : { IamInstanceProfile: { Name: group.profile } }),
        ...(group.userData === undefined ? {} : { UserData: Buffer.from(group.userData).toString("base64") }),
      },
    }),
  );
  const client = new AutoScalingClient(clientConfig(endpoint.url));
  await client.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      MinSize: 0,
      MaxSize: 3,
      DesiredCapacity: group.size,
      VPCZoneIdentifier: (await subnetsOf(endpoint)).slice(0, 2).join(),
      LaunchTemplate: { LaunchTemplateName: name },
    }),
  );
  const found = await client.send(new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }));
  client.destroy();
  return found.AutoScalingGroups?.[0]?.AutoScalingGroupARN ?? "";
}

export async function instancesOf({ ecs }: TestEndpoint, cluster: string): Promise<ContainerInstance[]> {
  const { containerInstanceArns = [] } = await ecs.send(new ListContainerInstancesCommand({ cluster }));
  if (containerInstanceArns.length === 0) return [];
  const command = new DescribeContainerInstancesCommand({ cluster, containerInstances: containerInstanceArns });
  return (await ecs.send(command)).containerInstances ?? [];
}

/** Waits until the cluster has so many. */
export function joined(endpoint: TestEndpoint, cluster: string, count: number): Promise<ContainerInstance[]> {
  return until(
    () => instancesOf(endpoint, cluster),
    (instances) => instances.length === count,
    10,
  );
}

/** A cluster with instances that join it by their user data. */
export async function clusterWith(endpoint: TestEndpoint, name: string, size: number): Promise<ContainerInstance[]> {
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: name }));
  await createProfile(endpoint, name);
  const userData = `#!/bin/bash\necho ECS_CLUSTER=${name} >> /etc/ecs/ecs.config`;
  await createGroup(endpoint, name, { profile: name, userData, size });
  return joined(endpoint, name, size);
}

/** The cluster's group terminates its instances, and makes no others. */
export async function shrink({ url }: TestEndpoint, name: string): Promise<void> {
  const client = new AutoScalingClient(clientConfig(url));
  await client.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName: name, DesiredCapacity: 0 }));
  client.destroy();
}
