/** A service behind a load balancer, and a stage of an API that goes through it: what hostile requests reach besides the calls. */
import {
  CreateDeploymentCommand,
  CreateResourceCommand,
  CreateRestApiCommand,
  PutIntegrationCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { create, loadBalancer, register, steady, tasksOf } from "../../services/ecs/tests/setup";
import type { TestEndpoint } from "../index";
import { letEveryoneIn } from "../let-in";

export interface Targets {
  /** Host headers. */
  hosts: string[];
  /** What a path may begin with. */
  roots: string[];
  /** Of the endpoint, the load balancer's listener, a task. */
  ports: number[];
}

export async function makeTargets(aws: TestEndpoint): Promise<Targets> {
  const { host, port } = new URL(aws.url);
  const { dnsName, privateIp } = await makeService(aws);
  const api = await makeApi(aws, dnsName);
  return {
    hosts: [
      host,
      `${dnsName}:80`,
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
    ports: [Number(port), portOf(aws, dnsName), portOf(aws, privateIp)],
  };
}

function portOf({ world }: TestEndpoint, host: string): number {
  const route = world.network.resolve(host, 80);
  if (route.kind !== "open") throw new Error(`${host} is ${route.kind}`);
  return route.loopbackPort;
}

async function makeService(aws: TestEndpoint): Promise<{ dnsName: string; privateIp: string }> {
  await letEveryoneIn(aws.ec2);
  const { targetGroupArn, dnsName } = await loadBalancer(aws, "web");
  const loadBalancers = [{ targetGroupArn, containerName: "web", containerPort: 80 }];
  await create(aws, "web", { taskDefinition: await register(aws, "web"), desiredCount: 1, loadBalancers });
  await steady(aws, "web");
  const [task] = await tasksOf(aws, "web");
  return { dnsName, privateIp: task?.containers?.[0]?.networkInterfaces?.[0]?.privateIpv4Address ?? "" };
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
