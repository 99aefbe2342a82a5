import { randomUUID } from "node:crypto";
import {
  CreateDeploymentCommand,
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStagesCommand,
  ImportRestApiCommand,
  PutRestApiCommand,
} from "@aws-sdk/client-api-gateway";
import {
  CloudFormationClient,
  CreateStackCommand,
  ListStacksCommand,
  waitUntilStackCreateComplete,
} from "@aws-sdk/client-cloudformation";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeServicesCommand, ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { addRouteInput } from "@/lib/contracts/environment-changes";
import { bindStageInput } from "@/lib/contracts/stacks/input";
import { clientConfig } from "../../local-aws/testing";
import { exampleOf } from "../provision/example";
import { type CrashBench, startCrashBench } from "../testing/crash-bench";
import type { Planned } from "../testing/planned";

/** Environments that have nothing to do with each other, so that each kill hits something of all that is done to them. */
let bench: CrashBench;
const begun: Planned[] = [
  {
    kind: "provision",
    input: provisionInput.parse({
      ...exampleOf("dev"),
      image: "stageway/echo",
      command: "",
      upstreamPath: "/page",
      // For the image that does not come up: its health check passes, and this fails.
      definition: { container: { environment: [{ name: "UNHEALTHY_PATH", value: "/page" }] } },
    }),
  },
];
beforeAll(async () => {
  bench = await startCrashBench();
  expect(await bench.run(...begun)).toMatchObject([{ status: "succeeded" }]);
});
afterAll(() => bench.close());

const SERVICE = { cluster: "ecs-dev", service: "helloworld-dev", container: "helloworld-dev" };

const MOCK = {
  responses: { 200: { description: "fine" } },
  "x-amazon-apigateway-integration": {
    type: "mock",
    requestTemplates: { "application/json": '{"statusCode": 200}' },
    responses: { default: { statusCode: "200" } },
  },
};
const definition = (title: string, ...paths: string[]) =>
  JSON.stringify({
    swagger: "2.0",
    info: { title },
    paths: Object.fromEntries(paths.map((at) => [at, { get: MOCK }])),
  });

/** An API whose stage dev serves `/a`. */
async function served(name: string, variables: Record<string, string> = {}) {
  const { apigateway } = bench.endpoint;
  const body = new TextEncoder().encode(definition(name, "/a"));
  const { id: apiId = "" } = await apigateway.send(new ImportRestApiCommand({ body }));
  const stage = { restApiId: apiId, stageName: "dev", variables };
  const { id: deploymentId = "" } = await apigateway.send(new CreateDeploymentCommand(stage));
  return { apiId, deploymentId };
}

/** Of the one API of this name. */
async function apiIdOf(name: string): Promise<string> {
  const { items = [] } = await bench.endpoint.apigateway.send(new GetRestApisCommand({}));
  const [api, ...twins] = items.filter((each) => each.name === name);
  expect(twins, name).toEqual([]);
  return api?.id ?? "";
}

/** What an API has, without its numbers: that the stage serves the newest of its snapshots is said by `newest`. */
async function apiNamed(name: string) {
  const { apigateway } = bench.endpoint;
  const restApiId = await apiIdOf(name);
  const { items: resources = [] } = await apigateway.send(new GetResourcesCommand({ restApiId }));
  const { items: deployments = [] } = await apigateway.send(new GetDeploymentsCommand({ restApiId }));
  const { item: stages = [] } = await apigateway.send(new GetStagesCommand({ restApiId }));
  const made = deployments.toSorted((a, b) => Number(a.createdDate) - Number(b.createdDate)).map(({ id }) => id);
  return {
    methods: resources
      .flatMap(({ path, resourceMethods = {} }) => Object.keys(resourceMethods).map((verb) => `${verb} ${path}`))
      .sort(),
    snapshots: made.length,
    serve: Object.fromEntries(stages.map(({ stageName, deploymentId }) => [stageName, made.indexOf(deploymentId) + 1])),
  };
}

async function serviceNow() {
  const { ecs } = bench.endpoint;
  const { services } = await ecs.send(
    new DescribeServicesCommand({ cluster: "ecs-dev", services: ["helloworld-dev"] }),
  );
  const { taskDefinitionArns } = await ecs.send(new ListTaskDefinitionsCommand({ familyPrefix: "helloworld-dev" }));
  return { runs: services?.[0]?.taskDefinition ?? "", revisions: taskDefinitionArns?.length };
}

/** One to remove, and one whose output names the load balancer. */
async function makeStacks(url: string, host: string): Promise<void> {
  const client = new CloudFormationClient(clientConfig(url));
  const Resources = { Logs: { Type: "AWS::Logs::LogGroup" } };
  const make = async (StackName: string, template: object) => {
    await client.send(new CreateStackCommand({ StackName, TemplateBody: JSON.stringify(template) }));
    await waitUntilStackCreateComplete({ client, maxWaitTime: 30, minDelay: 0.1, maxDelay: 0.1 }, { StackName });
  };
  await Promise.all([make("Removed", { Resources }), make("Kept", { Resources, Outputs: { Host: { Value: host } } })]);
  client.destroy();
}

/** All that is asked for at once. */
async function wishes(): Promise<Planned[]> {
  const { elbv2, apigateway, url } = bench.endpoint;
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const host = LoadBalancers?.[0]?.DNSName ?? "";
  const [routed, deployed, promoted, bound, merged, overwritten] = await Promise.all([
    served("Routed", { elb: host }),
    served("Deployed"),
    served("Promoted"),
    served("Bound"),
    served("Merged"),
    served("Overwritten"),
  ]);
  const body = new TextEncoder().encode(definition("Deployed", "/b"));
  await apigateway.send(new PutRestApiCommand({ restApiId: deployed.apiId, mode: "merge", body }));
  await makeStacks(url, host);

  const { runs: taskDefinition } = await serviceNow();
  const own = await apiIdOf("EcsDemoAPI");
  const route = { apiId: routed.apiId, stage: "dev", serving: routed.deploymentId, path: "/more", variableName: "elb" };
  const asked = { failOnWarnings: false, confirm: "" };
  return [
    { kind: "changeImage", input: { apiId: own, stage: "dev", ...SERVICE, image: "stageway/hello:1", taskDefinition } },
    { kind: "addRoute", input: addRouteInput.parse(route) },
    { kind: "deploy", input: { apiId: deployed.apiId, stage: "dev", serving: deployed.deploymentId, variables: {} } },
    {
      kind: "promote",
      input: { apiId: promoted.apiId, from: "dev", to: "prod", bindings: {}, deploymentId: promoted.deploymentId },
    },
    {
      kind: "bindStage",
      input: bindStageInput.parse({
        apiId: bound.apiId,
        stage: "prod",
        variable: "elb",
        stackName: "Kept",
        output: "Host",
        value: host,
        serving: null,
      }),
    },
    { kind: "stackDelete", input: { stackName: "Removed" } },
    { kind: "import", input: { ...asked, requestId: randomUUID(), mode: "new", text: definition("New", "/a") } },
    {
      kind: "import",
      input: {
        ...asked,
        requestId: randomUUID(),
        mode: "merge",
        apiId: merged.apiId,
        text: definition("Merged", "/b"),
      },
    },
    {
      kind: "import",
      input: {
        ...asked,
        requestId: randomUUID(),
        mode: "overwrite",
        apiId: overwritten.apiId,
        text: definition("Overwritten", "/b"),
        confirm: "Overwritten",
      },
    },
  ];
}

it("kill -9 at every write, between AWS's answer and its record: each change is made, and none twice", async () => {
  begun.push(...(await wishes()));
  const { came, cut } = await bench.runCutting(...begun);
  expect(came, cut.join(", ")).not.toBe("killed");
  for (const operation of came) expect(operation).toMatchObject({ status: "succeeded" });
  expect(cut.map((name) => name.replace(/(?<=\/(restapis|resources)\/)\w+/g, "ID"))).toEqual(
    expect.arrayContaining([
      "RegisterTaskDefinition",
      "UpdateService",
      "POST /restapis/ID/resources/ID",
      "PUT /restapis/ID/resources/ID/methods/GET",
      "PUT /restapis/ID/resources/ID/methods/GET/integration",
      "POST /restapis/ID/deployments",
      "PATCH /restapis/ID/stages/dev",
      "POST /restapis/ID/stages",
      "DeleteStack",
      "POST /restapis",
      "PUT /restapis/ID?failonwarnings=false&mode=merge",
      "PUT /restapis/ID?failonwarnings=false&mode=overwrite",
    ]),
  );

  expect(await serviceNow()).toEqual({ runs: expect.stringMatching(/helloworld-dev:2$/), revisions: 2 });
  expect(await apiNamed("Routed")).toEqual({ methods: ["GET /a", "GET /more"], snapshots: 2, serve: { dev: 2 } });
  expect(await apiNamed("Deployed")).toEqual({ methods: ["GET /a", "GET /b"], snapshots: 2, serve: { dev: 2 } });
  expect(await apiNamed("Promoted")).toEqual({ methods: ["GET /a"], snapshots: 1, serve: { dev: 1, prod: 1 } });
  expect(await apiNamed("Bound")).toEqual({ methods: ["GET /a"], snapshots: 2, serve: { dev: 1, prod: 2 } });
  expect(await apiNamed("New")).toEqual({ methods: ["GET /a"], snapshots: 0, serve: {} });
  expect(await apiNamed("Merged")).toMatchObject({ methods: ["GET /a", "GET /b"], snapshots: 1 });
  expect(await apiNamed("Overwritten")).toMatchObject({ methods: ["GET /b"], snapshots: 1 });
  const formation = new CloudFormationClient(clientConfig(bench.endpoint.url));
  const { StackSummaries } = await formation.send(new ListStacksCommand({}));
  formation.destroy();
  expect(StackSummaries?.map(({ StackName, StackStatus }) => `${StackName} ${StackStatus}`).sort()).toEqual([
    "Kept CREATE_COMPLETE",
    "Removed DELETE_COMPLETE",
  ]);
  const { logGroups } = await bench.endpoint.cloudwatchLogs.send(new DescribeLogGroupsCommand({}));
  const names = logGroups?.map(({ logGroupName = "" }) => logGroupName.split("-")[0]).sort();
  expect(names).toEqual(["/ecs/helloworld", "Kept"]);
}, 240_000);

it("kill -9 when an image that fails the verification is taken back: the change has failed all the same", async () => {
  const { runs: taskDefinition } = await serviceNow();
  const apiId = await apiIdOf("EcsDemoAPI");
  const image = "stageway/misbehave";
  begun.push({ kind: "changeImage", input: { apiId, stage: "dev", ...SERVICE, image, taskDefinition } });
  const all = begun.filter(({ kind }) => kind !== "import");
  let changes = 0;
  // The first is the new image, the second the former one.
  bench.decide(({ name }) => (name === "UpdateService" && ++changes === 2 ? "cut-after" : "pass"));
  expect(await bench.run(...all)).toBe("killed");
  expect((await bench.run(...all))[0]).toMatchObject({
    status: "failed",
    error: {
      message: expect.stringContaining("helloworld-dev goes back to helloworld-dev:2."),
      reason: expect.stringContaining("GET /helloworld answers 500"),
    },
  });
  expect(await serviceNow()).toEqual({ runs: taskDefinition, revisions: 3 });
}, 240_000);
