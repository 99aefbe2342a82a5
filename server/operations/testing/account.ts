import {
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
} from "@aws-sdk/client-api-gateway";
import { DescribeSecurityGroupsCommand } from "@aws-sdk/client-ec2";
import {
  DescribeServicesCommand,
  ListClustersCommand,
  ListServicesCommand,
  ListTaskDefinitionsCommand,
} from "@aws-sdk/client-ecs";
import {
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetGroupsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TestEndpoint } from "../../local-aws/testing";

/** Everything that provisioning may make, as the endpoint lists it: to see what exists, and that nothing exists twice. */
export async function accountOf(endpoint: TestEndpoint) {
  const { ecs, elbv2, ec2 } = endpoint;
  const clusters = (await ecs.send(new ListClustersCommand({}))).clusterArns ?? [];
  const balancers = (await elbv2.send(new DescribeLoadBalancersCommand({}))).LoadBalancers ?? [];
  return {
    clusters,
    services: (await Promise.all(clusters.map((cluster) => servicesOf(endpoint, cluster)))).flat(),
    taskDefinitions: (await ecs.send(new ListTaskDefinitionsCommand({}))).taskDefinitionArns ?? [],
    loadBalancers: balancers.map((balancer) => balancer.LoadBalancerArn),
    listeners: (await Promise.all(balancers.map((each) => listenersOf(endpoint, each.LoadBalancerArn)))).flat(),
    targetGroups: ((await elbv2.send(new DescribeTargetGroupsCommand({}))).TargetGroups ?? []).map(
      (group) => group.TargetGroupArn,
    ),
    securityGroups: ((await ec2.send(new DescribeSecurityGroupsCommand({}))).SecurityGroups ?? [])
      .filter((group) => group.GroupName !== "default")
      .map((group) => [group.GroupName, group.GroupId, group.IpPermissions]),
    apis: await apisOf(endpoint),
  };
}

async function servicesOf({ ecs }: TestEndpoint, cluster: string) {
  const { serviceArns } = await ecs.send(new ListServicesCommand({ cluster }));
  if (!serviceArns?.length) return [];
  const { services } = await ecs.send(new DescribeServicesCommand({ cluster, services: serviceArns }));
  return (services ?? []).map((service) => [
    service.serviceArn,
    service.taskDefinition,
    service.desiredCount,
    service.deployments?.map((deployment) => deployment.id),
  ]);
}

async function listenersOf({ elbv2 }: TestEndpoint, LoadBalancerArn: string | undefined) {
  const { Listeners } = await elbv2.send(new DescribeListenersCommand({ LoadBalancerArn }));
  return (Listeners ?? []).map((listener) => listener.ListenerArn);
}

async function apisOf({ apigateway }: TestEndpoint) {
  const { items } = await apigateway.send(new GetRestApisCommand({}));
  return Promise.all(
    (items ?? []).map(async ({ id: restApiId, name }) => {
      const stages = await apigateway.send(new GetStagesCommand({ restApiId }));
      const deployments = await apigateway.send(new GetDeploymentsCommand({ restApiId }));
      const resources = await apigateway.send(new GetResourcesCommand({ restApiId, embed: ["methods"] }));
      return {
        id: restApiId,
        name,
        stages: stages.item?.map(({ stageName, deploymentId, variables }) => ({ stageName, deploymentId, variables })),
        deployments: deployments.items?.map(({ id }) => id),
        resources: resources.items?.map(({ path, resourceMethods }) => [path, Object.keys(resourceMethods ?? {})]),
      };
    }),
  );
}
