import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplatesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { DescribeCapacityProvidersCommand, ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { IAMClient, ListInstanceProfilesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import { clientConfig, type TestEndpoint } from "../../local-aws/testing";
import { accountOf } from "./account";

/** Everything that Stageway may ever make, as the endpoint lists it: to compare an account with a fresh one. */
export async function wholeAccount(endpoint: TestEndpoint) {
  const { ec2, ecs, cloudwatchLogs } = endpoint;
  const iam = new IAMClient(clientConfig(endpoint.url));
  const [account, inactive, logs, vpcs, subnets, tables, gateways, interfaces, roles, profiles] = await Promise.all([
    accountOf(endpoint),
    ecs.send(new ListTaskDefinitionsCommand({ status: "INACTIVE" })),
    cloudwatchLogs.send(new DescribeLogGroupsCommand({})),
    ec2.send(new DescribeVpcsCommand({})),
    ec2.send(new DescribeSubnetsCommand({})),
    ec2.send(new DescribeRouteTablesCommand({})),
    ec2.send(new DescribeInternetGatewaysCommand({})),
    ec2.send(new DescribeNetworkInterfacesCommand({})),
    iam.send(new ListRolesCommand({})),
    iam.send(new ListInstanceProfilesCommand({})),
  ]);
  iam.destroy();
  return {
    ...account,
    ...(await capacityOf(endpoint)),
    inactive: inactive.taskDefinitionArns,
    logGroups: logs.logGroups?.map(({ logGroupName }) => logGroupName),
    vpcs: vpcs.Vpcs?.map(({ VpcId }) => VpcId),
    subnets: subnets.Subnets?.map(({ SubnetId }) => SubnetId).sort(),
    tables: tables.RouteTables?.map(({ RouteTableId }) => RouteTableId),
    gateways: gateways.InternetGateways?.map(({ InternetGatewayId }) => InternetGatewayId),
    interfaces: interfaces.NetworkInterfaces?.map(({ NetworkInterfaceId }) => NetworkInterfaceId),
    roles: roles.Roles?.map(({ RoleName }) => RoleName).filter((name) => !name?.startsWith("AWSServiceRole")),
    profiles: profiles.InstanceProfiles?.map(({ InstanceProfileName }) => InstanceProfileName),
  };
}

async function capacityOf({ ec2, ecs, url }: TestEndpoint) {
  const scaling = new AutoScalingClient(clientConfig(url));
  const [{ AutoScalingGroups }, { LaunchTemplates }, { capacityProviders }, { Reservations }] = await Promise.all([
    scaling.send(new DescribeAutoScalingGroupsCommand({})),
    ec2.send(new DescribeLaunchTemplatesCommand({})),
    ecs.send(new DescribeCapacityProvidersCommand({})),
    ec2.send(new DescribeInstancesCommand({})),
  ]);
  scaling.destroy();
  return {
    autoScalingGroups: AutoScalingGroups?.map(({ AutoScalingGroupName }) => AutoScalingGroupName),
    launchTemplates: LaunchTemplates?.map(({ LaunchTemplateName }) => LaunchTemplateName),
    // AWS keeps deleted ones in its answers for a while.
    capacityProviders: capacityProviders?.filter(({ status }) => status === "ACTIVE").map(({ name }) => name),
    instances: Reservations?.flatMap(({ Instances = [] }) => Instances)
      .filter(({ State }) => State?.Name !== "terminated")
      .map(({ InstanceId }) => InstanceId),
  };
}
