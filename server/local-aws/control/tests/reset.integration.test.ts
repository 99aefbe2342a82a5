import { readdir } from "node:fs/promises";
import { connect } from "node:net";
import { GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { DescribeSecurityGroupsCommand, DescribeVpcsCommand } from "@aws-sdk/client-ec2";
import * as ecs from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand, DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterEach, expect, it, vi } from "vitest";
import { createApi } from "../../services/apigateway/tests/support";
import { createChain, groundOf } from "../../services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../testing";
import { control } from "./support";

let aws: TestEndpoint | undefined;
afterEach(() => aws?.close());

const SERVICE = { cluster: "main", serviceName: "hello" };

/** A service of one task behind a load balancer, and an API. Answers the loopback port of its listener. */
async function inhabit(endpoint: TestEndpoint): Promise<number> {
  const { subnets } = await groundOf(endpoint);
  const { groupArn, dns } = await createChain(endpoint, "hello");
  await endpoint.ecs.send(new ecs.CreateClusterCommand({ clusterName: SERVICE.cluster }));
  await endpoint.ecs.send(
    new ecs.RegisterTaskDefinitionCommand({
      family: "hello",
      requiresCompatibilities: ["FARGATE"],
      networkMode: "awsvpc",
      cpu: "256",
      memory: "512",
      containerDefinitions: [{ name: "web", image: "httpd:2.4", portMappings: [{ containerPort: 80 }] }],
    }),
  );
  await endpoint.ecs.send(
    new ecs.CreateServiceCommand({
      ...SERVICE,
      taskDefinition: "hello",
      desiredCount: 1,
      launchType: "FARGATE",
      networkConfiguration: { awsvpcConfiguration: { subnets } },
      loadBalancers: [{ targetGroupArn: groupArn, containerName: "web", containerPort: 80 }],
    }),
  );
  await createApi(endpoint);
  await vi.waitFor(
    async () => {
      const health = new DescribeTargetHealthCommand({ TargetGroupArn: groupArn });
      const { TargetHealthDescriptions } = await endpoint.elbv2.send(health);
      expect(TargetHealthDescriptions?.map(({ TargetHealth }) => TargetHealth?.State)).toEqual(["healthy"]);
    },
    { timeout: 30_000, interval: 100 },
  );
  const route = endpoint.world.network.resolve(dns, 80);
  if (route.kind !== "open") throw new Error("the listener is not open");
  return route.loopbackPort;
}

async function contents({ ecs: client, elbv2, apigateway, ec2 }: TestEndpoint) {
  const [{ clusterArns }, { taskDefinitionArns }, { LoadBalancers }, { items }, { SecurityGroups }] = await Promise.all(
    [
      client.send(new ecs.ListClustersCommand({})),
      client.send(new ecs.ListTaskDefinitionsCommand({})),
      elbv2.send(new DescribeLoadBalancersCommand({})),
      apigateway.send(new GetRestApisCommand({})),
      ec2.send(new DescribeSecurityGroupsCommand({})),
    ],
  );
  return [clusterArns, taskDefinitionArns, LoadBalancers, items ?? [], SecurityGroups].map((all) => all?.length);
}

const isOpen = (port: number) =>
  new Promise<boolean>((resolve) => {
    const socket = connect(port, "127.0.0.1", () => resolve(true));
    socket.on("error", () => resolve(false));
    socket.on("connect", () => socket.destroy());
  });

it("brings a fresh endpoint back, whatever ran in the one before", async () => {
  aws = await startTestEndpoint({ allowReset: true });
  const fresh = await contents(aws);
  const vpcs = await aws.ec2.send(new DescribeVpcsCommand({}));
  const port = await inhabit(aws);
  expect(await isOpen(port)).toBe(true);
  const { mark } = (await control(aws.url, "POST", "calls")).body;
  await control(aws.url, "PUT", "quotas", { enabled: true });
  await control(aws.url, "PUT", "faults", { faults: [{ service: "sts", ending: "drop" }] });

  expect((await control(aws.url, "POST", "reset")).body).toEqual({ reset: true });

  expect(await isOpen(port)).toBe(false);
  expect((await control(aws.url, "GET", "faults")).body).toEqual({ faults: [] });
  expect((await control(aws.url, "GET", "quotas")).body.enabled).toBe(false);
  expect((await control(aws.url, "GET", "calls")).body).toEqual({ total: 0, calls: {} });
  expect((await control(aws.url, "GET", `calls?since=${mark}`)).status).toBe(404);
  expect(await contents(aws)).toEqual(fresh);
  // The network that is there from the start is the same one: its ids follow from the region.
  expect((await aws.ec2.send(new DescribeVpcsCommand({}))).Vpcs).toEqual(vpcs.Vpcs);
  expect(aws.logs.filter(({ event }) => /fail|error|defect/.test(event))).toEqual([]);

  // It works as a fresh one does, and what is made from here on survives a restart; what was removed does not come back.
  aws = await aws.restart();
  expect(await contents(aws)).toEqual(fresh);
  await inhabit(aws);
}, 120_000);

it("can be asked for several times at once", async () => {
  aws = await startTestEndpoint({ allowReset: true });
  const { url, dataDir } = aws;
  await createApi(aws);
  const all = await Promise.all(Array.from({ length: 5 }, () => fetch(`${url}/_local/reset`, { method: "POST" })));
  // One that comes in the middle of another is told that the endpoint is starting.
  expect(all.map(({ status }) => status).filter((status) => status !== 503)).toContain(200);
  expect(all.map(({ status }) => status).filter((status) => status !== 200 && status !== 503)).toEqual([]);
  await vi.waitFor(async () => expect((await fetch(`${url}/_local/calls`)).status).toBe(200), { timeout: 15_000 });
  expect((await aws.apigateway.send(new GetRestApisCommand({}))).items ?? []).toEqual([]);
  expect((await readdir(dataDir)).filter((name) => name.startsWith("journal."))).toHaveLength(1);
});

it("is refused unless the endpoint was started with leave for it, and nothing is lost", async () => {
  aws = await startTestEndpoint();
  await createApi(aws);
  const answer = await control(aws.url, "POST", "reset");
  expect([answer.status, answer.error]).toEqual([403, expect.stringContaining("LOCAL_AWS_ALLOW_RESET=1")]);
  expect((await aws.apigateway.send(new GetRestApisCommand({}))).items).toHaveLength(1);
  expect((await control(aws.url, "GET", "reset")).status).toBe(405);
});
