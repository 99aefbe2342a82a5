import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeInternetGatewaysCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSubnetsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
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
