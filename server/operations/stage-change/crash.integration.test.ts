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
import { CloudFormationClient, CreateStackCommand, ListStacksCommand } from "@aws-sdk/client-cloudformation";
import { DescribeLogGroupsCommand } from "@aws-sdk/client-cloudwatch-logs";
import { DescribeServicesCommand, ListTaskDefinitionsCommand } from "@aws-sdk/client-ecs";
import { DescribeLoadBalancersCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { addRouteInput } from "@/lib/contracts/environment-changes";
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

/** What an API has, without its numbers: that the stage serves the newest of its snapshots is said by `newest`. */
async function apiNamed(name: string) {
  const { apigateway } = bench.endpoint;
  const { items: apis = [] } = await apigateway.send(new GetRestApisCommand({}));
  const [api, ...twins] = apis.filter((each) => each.name === name);
  expect(twins, name).toEqual([]);
  const restApiId = api?.id ?? "";
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

/** All that is asked for at once. */
async function wishes(): Promise<Planned[]> {
  const { elbv2, apigateway, url } = bench.endpoint;
  const { LoadBalancers } = await elbv2.send(new DescribeLoadBalancersCommand({}));
  const [routed, deployed, promoted, merged, overwritten] = await Promise.all([
    served("Routed", { elb: LoadBalancers?.[0]?.DNSName ?? "" }),
    served("Deployed"),
    served("Promoted"),
    served("Merged"),
    served("Overwritten"),
  ]);
  const body = new TextEncoder().encode(definition("Deployed", "/b"));
  await apigateway.send(new PutRestApiCommand({ restApiId: deployed.apiId, mode: "merge", body }));
  const formation = new CloudFormationClient(clientConfig(url));
  const TemplateBody = JSON.stringify({ Resources: { Logs: { Type: "AWS::Logs::LogGroup" } } });
  await formation.send(new CreateStackCommand({ StackName: "Removed", TemplateBody }));
  formation.destroy();

  const { apis, taskDefinition } = {
    apis: await apigateway.send(new GetRestApisCommand({})),
    taskDefinition: (await serviceNow()).runs,
  };
  const own = apis.items?.find(({ name }) => name === "EcsDemoAPI")?.id ?? "";
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
  expect(await apiNamed("New")).toEqual({ methods: ["GET /a"], snapshots: 0, serve: {} });
  expect(await apiNamed("Merged")).toMatchObject({ methods: ["GET /a", "GET /b"], snapshots: 1 });
  expect(await apiNamed("Overwritten")).toMatchObject({ methods: ["GET /b"], snapshots: 1 });
  const formation = new CloudFormationClient(clientConfig(bench.endpoint.url));
  const { StackSummaries } = await formation.send(new ListStacksCommand({}));
  formation.destroy();
  expect(StackSummaries).toMatchObject([{ StackName: "Removed", StackStatus: "DELETE_COMPLETE" }]);
  const { logGroups } = await bench.endpoint.cloudwatchLogs.send(new DescribeLogGroupsCommand({}));
  expect(logGroups?.map(({ logGroupName }) => logGroupName)).toEqual(["/ecs/helloworld-dev"]);
}, 240_000);

it("kill -9 when an image that fails the verification is taken back: the change has failed all the same", async () => {
  const { runs: taskDefinition } = await serviceNow();
  const { items = [] } = await bench.endpoint.apigateway.send(new GetRestApisCommand({}));
  const apiId = items.find(({ name }) => name === "EcsDemoAPI")?.id ?? "";
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
