import * as apigateway from "@aws-sdk/client-api-gateway";
import * as ec2 from "@aws-sdk/client-ec2";
import * as ecs from "@aws-sdk/client-ecs";
import * as elbv2 from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "./testing";
import { letEveryoneIn } from "./testing/let-in";

// The whole chain of the helloworld example, by the SDK alone: gateway -> stage variable -> load balancer -> task.

const HELLO = '{ "hello" : "world" }';
const SERVICE = { cluster: "main", service: "helloworld" };

let aws: TestEndpoint;
beforeAll(async () => {
  aws = await startTestEndpoint();
});
afterAll(() => aws.close());

async function createLoadBalancer(subnets: string[], vpcId: string) {
  await letEveryoneIn(aws.ec2);
  const targetGroup = { Name: "hello", Protocol: "HTTP", Port: 80, VpcId: vpcId, TargetType: "ip" } as const;
  const { TargetGroups } = await aws.elbv2.send(new elbv2.CreateTargetGroupCommand(targetGroup));
  const { LoadBalancers } = await aws.elbv2.send(
    new elbv2.CreateLoadBalancerCommand({ Name: "hello", Subnets: subnets }),
  );
  const targetGroupArn = TargetGroups?.[0]?.TargetGroupArn ?? "";
  const listener = {
    LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn,
    Protocol: "HTTP",
    Port: 80,
    DefaultActions: [{ Type: "forward", TargetGroupArn: targetGroupArn }],
  } as const;
  await aws.elbv2.send(new elbv2.CreateListenerCommand({ ...listener, DefaultActions: [...listener.DefaultActions] }));
  return { targetGroupArn, dnsName: LoadBalancers?.[0]?.DNSName ?? "" };
}

async function createService(subnets: string[], targetGroupArn: string) {
  await aws.ecs.send(new ecs.CreateClusterCommand({ clusterName: SERVICE.cluster }));
  await aws.ecs.send(
    new ecs.RegisterTaskDefinitionCommand({
      family: "helloworld",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [
        {
          name: "web",
          image: "httpd:2.4",
          portMappings: [{ containerPort: 80 }],
          entryPoint: ["sh", "-c"],
          command: [
            `/bin/sh -c "echo '${HELLO.replaceAll('"', '\\"')}' > /usr/local/apache2/htdocs/index.html && httpd-foreground"`,
          ],
        },
      ],
    }),
  );
  await aws.ecs.send(
    new ecs.CreateServiceCommand({
      cluster: SERVICE.cluster,
      serviceName: SERVICE.service,
      taskDefinition: "helloworld",
      desiredCount: 2,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets, assignPublicIp: "ENABLED" } },
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
    }),
  );
}

async function createApi(dnsName: string): Promise<string> {
  const client = aws.apigateway;
  const { id: restApiId = "" } = await client.send(new apigateway.CreateRestApiCommand({ name: "hello" }));
  const { items } = await client.send(new apigateway.GetResourcesCommand({ restApiId }));
  const { id: resourceId } = await client.send(
    new apigateway.CreateResourceCommand({ restApiId, parentId: items?.[0]?.id, pathPart: "helloworld" }),
  );
  const method = { restApiId, resourceId, httpMethod: "GET" };
  await client.send(new apigateway.PutMethodCommand({ ...method, authorizationType: "NONE" }));
  const uri = `http://\${stageVariables.helloworldElb}/`;
  await client.send(
    new apigateway.PutIntegrationCommand({ ...method, type: "HTTP_PROXY", integrationHttpMethod: "GET", uri }),
  );
  const variables = { helloworldElb: dnsName };
  await client.send(new apigateway.CreateDeploymentCommand({ restApiId, stageName: "dev", variables }));
  return restApiId;
}

const healthyTargets = async (TargetGroupArn: string) => {
  const { TargetHealthDescriptions = [] } = await aws.elbv2.send(
    new elbv2.DescribeTargetHealthCommand({ TargetGroupArn }),
  );
  return TargetHealthDescriptions.filter(({ TargetHealth }) => TargetHealth?.State === "healthy").length;
};

const invoke = async (apiId: string) => {
  const response = await fetch(`${aws.url}/restapis/${apiId}/dev/_user_request_/helloworld`);
  return { status: response.status, body: (await response.text()).trim() };
};

const eventually = { timeout: 40_000, interval: 100 };

it("carries a request from the gateway to a task, and again after a restart", async () => {
  const { Subnets = [] } = await aws.ec2.send(new ec2.DescribeSubnetsCommand({}));
  const subnets = Subnets.map(({ SubnetId = "" }) => SubnetId);
  const { targetGroupArn, dnsName } = await createLoadBalancer(subnets, Subnets[0]?.VpcId ?? "");
  await createService(subnets, targetGroupArn);
  const apiId = await createApi(dnsName);
  await vi.waitFor(async () => expect(await healthyTargets(targetGroupArn)).toBe(2), eventually);
  expect(await invoke(apiId)).toEqual({ status: 200, body: HELLO });

  const before = await aws.ecs.send(new ecs.ListTasksCommand({ cluster: SERVICE.cluster }));
  aws = await aws.restart();
  await vi.waitFor(async () => expect(await invoke(apiId)).toEqual({ status: 200, body: HELLO }), eventually);
  await vi.waitFor(async () => expect(await healthyTargets(targetGroupArn)).toBe(2), eventually);
  const after = await aws.ecs.send(new ecs.ListTasksCommand({ cluster: SERVICE.cluster }));
  expect(after.taskArns?.toSorted()).toEqual(before.taskArns?.toSorted());

  await aws.ecs.send(new ecs.UpdateServiceCommand({ ...SERVICE, desiredCount: 0 }));
  await vi.waitFor(async () => expect((await invoke(apiId)).status).toBe(503), eventually);
  expect(aws.logs.filter(({ event }) => event === "internal-failure")).toEqual([]);
}, 120_000);
