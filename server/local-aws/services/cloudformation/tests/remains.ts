/** All that the account holds, by kind: to be compared with what it held before. */
import { GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { AutoScalingClient, DescribeAutoScalingGroupsCommand } from "@aws-sdk/client-auto-scaling";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import {
  DescribeInstancesCommand,
  DescribeInternetGatewaysCommand,
  DescribeLaunchTemplatesCommand,
  DescribeNetworkInterfacesCommand,
  DescribeRouteTablesCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
  DescribeTagsCommand,
  DescribeVpcsCommand,
} from "@aws-sdk/client-ec2";
import { ListClustersCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand, DescribeTargetGroupsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient, ListInstanceProfilesCommand, ListPoliciesCommand, ListRolesCommand } from "@aws-sdk/client-iam";
import type { TestEndpoint } from "../../../testing";

/** Instances that are terminated stay to be seen for a while, as on AWS, and do not count. */
export async function remainsOf(endpoint: TestEndpoint): Promise<Record<string, unknown[]>> {
  const { ec2, ecs, elbv2, apigateway, cloudwatchLogs } = endpoint;
  const config = {
    endpoint: endpoint.url,
    region: "us-east-1",
    credentials: { accessKeyId: "test", secretAccessKey: "test" },
  };
  const iam = new IAMClient(config);
  const autoscaling = new AutoScalingClient(config);
  const instances = await ec2.send(new DescribeInstancesCommand({}));
  const alive = (instances.Reservations ?? [])
    .flatMap((reservation) => reservation.Instances ?? [])
    .filter((instance) => instance.State?.Name !== "terminated")
    .map((instance) => instance.InstanceId);
  const terminated = (instances.Reservations ?? [])
    .flatMap((reservation) => reservation.Instances ?? [])
    .map((instance) => instance.InstanceId);
  const tags = (await ec2.send(new DescribeTagsCommand({}))).Tags ?? [];
  const remains = {
    vpcs: (await ec2.send(new DescribeVpcsCommand({}))).Vpcs?.map((one) => one.VpcId),
    subnets: (await ec2.send(new DescribeSubnetsCommand({}))).Subnets?.map((one) => one.SubnetId),
    gateways: (await ec2.send(new DescribeInternetGatewaysCommand({}))).InternetGateways?.map(
      (one) => one.InternetGatewayId,
    ),
    routeTables: (await ec2.send(new DescribeRouteTablesCommand({}))).RouteTables?.map((one) => one.RouteTableId),
    securityGroups: (await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups?.map((one) => one.GroupId),
    interfaces: (await ec2.send(new DescribeNetworkInterfacesCommand({}))).NetworkInterfaces?.map(
      (one) => one.NetworkInterfaceId,
    ),
    launchTemplates: (await ec2.send(new DescribeLaunchTemplatesCommand({}))).LaunchTemplates?.map(
      (one) => one.LaunchTemplateId,
    ),
    tags: tags.filter((tag) => !terminated.includes(tag.ResourceId)),
    instances: alive,
    groups: (await autoscaling.send(new DescribeAutoScalingGroupsCommand({}))).AutoScalingGroups,
    clusters: (await ecs.send(new ListClustersCommand({}))).clusterArns,
    loadBalancers: (await elbv2.send(new DescribeLoadBalancersCommand({}))).LoadBalancers,
    targetGroups: (await elbv2.send(new DescribeTargetGroupsCommand({}))).TargetGroups,
    apis: (await apigateway.send(new GetRestApisCommand({}))).items,
    logGroups: (await cloudwatchLogs.send(new DescribeLogGroupsCommand({}))).logGroups,
    roles: (await iam.send(new ListRolesCommand({}))).Roles?.map((one) => one.RoleName),
    profiles: (await iam.send(new ListInstanceProfilesCommand({}))).InstanceProfiles,
    policies: (await iam.send(new ListPoliciesCommand({ Scope: "Local" }))).Policies,
  };
  iam.destroy();
  autoscaling.destroy();
  return Object.fromEntries(Object.entries(remains).map(([kind, list]) => [kind, list ?? []]));
}
