import { setTimeout as delay } from "node:timers/promises";
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  CreateStageCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import {
  AuthorizeSecurityGroupIngressCommand,
  DescribeSecurityGroupsCommand,
  DescribeSubnetsCommand,
} from "@aws-sdk/client-ec2";
import { CreateClusterCommand, CreateServiceCommand, RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateTargetGroupCommand,
  DescribeTargetHealthCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { Problem } from "../lib/problem.mjs";

const NAME = "hello-bench";
const COMMAND = `echo '{ "hello" : "world" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground`;

/** A helloworld service of two tasks behind a load balancer; answers once both targets are healthy. */
export async function seedService({ ec2, ecs, elb }) {
  const { Subnets } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.map((subnet) => subnet.SubnetId);
  await openDefaultGroup(ec2);
  const { LoadBalancers } = await elb.send(new CreateLoadBalancerCommand({ Name: NAME, Subnets: subnets }));
  const { LoadBalancerArn, DNSName } = LoadBalancers[0];
  const group = { Name: NAME, Protocol: "HTTP", Port: 80, VpcId: Subnets[0].VpcId, TargetType: "ip" };
  const { TargetGroups } = await elb.send(new CreateTargetGroupCommand(group));
  const targetGroupArn = TargetGroups[0].TargetGroupArn;
  const forward = [{ Type: "forward", TargetGroupArn: targetGroupArn }];
  const listener = { LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: forward };
  await elb.send(new CreateListenerCommand(listener));

  await ecs.send(new CreateClusterCommand({ clusterName: NAME }));
  const taskDefinition = await ecs.send(new RegisterTaskDefinitionCommand(TASK_DEFINITION));
  await ecs.send(
    new CreateServiceCommand({
      cluster: NAME,
      serviceName: NAME,
      taskDefinition: taskDefinition.taskDefinition.taskDefinitionArn,
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: "ENABLED" } },
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
    }),
  );
  await untilHealthy(elb, targetGroupArn, 2);
  return { cluster: NAME, service: NAME, targetGroupArn, dnsName: DNSName };
}

/** As on AWS, the default security group lets only its own members in: the stage could not reach the load balancer. */
async function openDefaultGroup(ec2) {
  const { SecurityGroups } = await ec2.send(new DescribeSecurityGroupsCommand({ GroupNames: ["default"] }));
  const http = { IpProtocol: "tcp", FromPort: 80, ToPort: 80, IpRanges: [{ CidrIp: "0.0.0.0/0" }] };
  const { GroupId } = SecurityGroups[0];
  await ec2.send(new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [http] }));
}

const TASK_DEFINITION = {
  family: NAME,
  networkMode: "awsvpc",
  requiresCompatibilities: ["FARGATE"],
  cpu: "256",
  memory: "512",
  containerDefinitions: [
    {
      name: "web",
      image: "httpd:2.4",
      entryPoint: ["/bin/sh", "-c"],
      command: [COMMAND],
      portMappings: [{ containerPort: 80 }],
    },
  ],
};

async function untilHealthy(elb, TargetGroupArn, count) {
  const deadline = Date.now() + 120_000;
  while (Date.now() < deadline) {
    const { TargetHealthDescriptions } = await elb.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
    if (TargetHealthDescriptions.filter((one) => one.TargetHealth.State === "healthy").length === count) return;
    await delay(100);
  }
  throw new Problem("The targets of the benchmark's service did not become healthy within two minutes.");
}

/** An API with GET /helloworld and these stages, all bound to one load balancer. Answers its id. */
export async function seedApi({ apiGateway }, name, stages, dnsName) {
  const { id: restApiId, rootResourceId } = await apiGateway.send(new CreateRestApiCommand({ name }));
  const resource = { restApiId, parentId: rootResourceId, pathPart: "helloworld" };
  const { id: resourceId } = await apiGateway.send(new CreateResourceCommand(resource));
  const method = { restApiId, resourceId, httpMethod: "GET" };
  await apiGateway.send(new PutMethodCommand({ ...method, authorizationType: "NONE" }));
  const uri = "http://${stageVariables.helloworldElb}";
  const integration = { type: "HTTP_PROXY", integrationHttpMethod: "GET", uri };
  await apiGateway.send(new PutIntegrationCommand({ ...method, ...integration }));
  const { id: deploymentId } = await apiGateway.send(new CreateDeploymentCommand({ restApiId }));
  const variables = { helloworldElb: dnsName };
  for (const stageName of stages) {
    await apiGateway.send(new CreateStageCommand({ restApiId, stageName, deploymentId, variables }));
  }
  return restApiId;
}
