/** A load balancer that answers, and a stage of an API that goes through it: what hostile requests reach besides the calls. */
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { CreateListenerCommand, CreateLoadBalancerCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import type { TestEndpoint } from "../index";
import { letEveryoneIn } from "../let-in";

/** Host headers, and what a path may begin with. */
export async function makeTargets(aws: TestEndpoint): Promise<{ hosts: string[]; roots: string[] }> {
  const { host } = new URL(aws.url);
  const balancer = await makeBalancer(aws);
  const api = await makeApi(aws, balancer);
  return {
    hosts: [
      host,
      `${balancer}:80`,
      `${api}.execute-api.localhost`,
      "a.execute-api.localhost",
      "b.elb.localhost",
      "evil.com",
    ],
    roots: [
      "",
      "/restapis",
      `/restapis/${api}`,
      `/restapis/${api}/dev/_user_request_`,
      `/restapis/${api}/stages`,
      "/dev",
    ],
  };
}

async function makeBalancer({ ec2, elbv2 }: TestEndpoint): Promise<string> {
  await letEveryoneIn(ec2);
  const { Subnets = [] } = await ec2.send(new DescribeSubnetsCommand({}));
  const subnets = Subnets.map((subnet) => subnet.SubnetId ?? "");
  const { LoadBalancers } = await elbv2.send(new CreateLoadBalancerCommand({ Name: "web", Subnets: subnets }));
  const { LoadBalancerArn, DNSName = "" } = LoadBalancers?.[0] ?? {};
  const answer = { Type: "fixed-response", FixedResponseConfig: { StatusCode: "200" } } as const;
  await elbv2.send(
    new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [answer] }),
  );
  return DNSName;
}

async function makeApi({ apigateway }: TestEndpoint, balancer: string): Promise<string> {
  const { id = "", rootResourceId } = await apigateway.send(new CreateRestApiCommand({ name: "web" }));
  const parent = { restApiId: id, parentId: rootResourceId, pathPart: "{proxy+}" };
  const { id: resourceId } = await apigateway.send(new CreateResourceCommand(parent));
  const method = { restApiId: id, resourceId, httpMethod: "ANY" };
  const parameters = { "method.request.path.proxy": true };
  await apigateway.send(new PutMethodCommand({ ...method, authorizationType: "NONE", requestParameters: parameters }));
  const integration = { type: "HTTP_PROXY", integrationHttpMethod: "ANY", uri: `http://${balancer}/{proxy}` } as const;
  const requestParameters = { "integration.request.path.proxy": "method.request.path.proxy" };
  await apigateway.send(new PutIntegrationCommand({ ...method, ...integration, requestParameters }));
  await apigateway.send(new CreateDeploymentCommand({ restApiId: id, stageName: "dev" }));
  return id;
}
