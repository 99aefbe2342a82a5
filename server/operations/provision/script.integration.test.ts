import { readFileSync } from "node:fs";
import {
  CreateResourceCommand,
  CreateStageCommand,
  GetDeploymentsCommand,
  GetResourcesCommand,
  GetRestApisCommand,
  GetStageCommand,
  PutMethodCommand,
} from "@aws-sdk/client-api-gateway";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ProvisionInput, type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import { impliedBy } from "@/lib/domain/cli/implied";
import { knownOf } from "@/lib/domain/provisioning/known-of";
import { permissionsFor } from "@/lib/domain/provisioning/permissions";
import { planEnvironment, scriptOf } from "@/lib/domain/provisioning/plan";
import type { Known } from "@/lib/domain/provisioning/planned";
import { forgetInventory } from "@/server/inventory";
import { getApiDetail } from "@/server/queries/api-detail";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { type AwsCli, startAwsCli } from "../../local-aws/testing/aws-cli";
import { retry } from "../retry-operation";
import { countActions } from "../testing/count-actions";
import { furtherListener } from "../testing/further-listener";
import { editedApis } from "../testing/replay";
import { shapeOf } from "../testing/shape";
import { ended, startStageway, type TestStageway } from "../testing/stageway";
import { writesOf } from "../testing/writes";
import { exampleOf } from "./example";
import { startProvisioning } from "./start";

/** The commands that the form shows, run in a shell against an empty account: the same as the guided run makes. */
let stageway: TestStageway;
let byHand: TestEndpoint;
let cli: AwsCli;
beforeAll(async () => {
  [stageway, byHand, cli] = await Promise.all([startStageway(), startTestEndpoint(), startAwsCli()]);
});
afterAll(() => Promise.all([stageway.close(), byHand.close(), cli.close()]));

const planFor = (input: ProvisionInput, known: Partial<Known> = {}) =>
  planEnvironment({ input, known: { apiName: nameIn(input), ...known }, region: "us-east-1" });
const nameIn = ({ api }: ProvisionInput): string => ("name" in api ? api.name : "");
const scriptFor = (input: ProvisionInput, known: Partial<Known>) =>
  scriptOf(planFor(input, known), "A test", { connection: "local", region: "us-east-1", endpoint: byHand.url });

/** What the run may also need: where it finds what it made before with other settings, and where tasks stop. */
const IN_TROUBLE = [
  "ec2:CreateLaunchTemplateVersion",
  "ec2:DescribeLaunchTemplateVersions",
  "ec2:DescribeSecurityGroups",
  "ecs:DescribeTasks",
  "ecs:UpdateService",
  "elasticloadbalancing:DescribeTags",
  "elasticloadbalancing:DescribeTargetGroupAttributes",
  "elasticloadbalancing:ModifyTargetGroup",
  "elasticloadbalancing:ModifyTargetGroupAttributes",
  "iam:ListAttachedRolePolicies",
  "logs:ListTagsForResource",
];

const inGuide: string[] = JSON.parse(readFileSync("docs/iam-policy.json", "utf8")).Statement.flatMap(
  ({ Action }: { Action: string | string[] }) => Action,
);

/** The permissions that the form names: those that the run took, those that they imply, and no others. */
function expectEnough(input: ProvisionInput, taken: Set<string>, known: Partial<Known>): void {
  const plan = planFor(input, known);
  const named = permissionsFor(plan);
  const implied = plan.flatMap(({ commands }) => commands.flatMap((each) => ("input" in each ? impliedBy(each) : [])));
  expect(
    named.filter((action) => !inGuide.includes(action)),
    "not in the guide's policy",
  ).toEqual([]);
  expect([...taken].filter((action) => !named.includes(action)).sort(), "missing").toEqual([]);
  const used = new Set([...taken, ...implied, ...IN_TROUBLE]);
  expect(
    named.filter((action) => !used.has(action)),
    "never used",
  ).toEqual([]);
}

const wish = (more: Partial<ProvisionRequest>): ProvisionInput =>
  provisionInput.parse({ ...exampleOf("dev"), ...more });

/** One that tasks run in by default on AWS's machines, as it has to go on. */
const makeCluster = ({ ecs }: TestEndpoint, clusterName: string) =>
  ecs.send(
    new CreateClusterCommand({
      clusterName,
      capacityProviders: ["FARGATE"],
      defaultCapacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
    }),
  );

async function networkNamed(name: string) {
  const Filters = [{ Name: "tag:Name", Values: [name] }];
  const { Subnets = [] } = await stageway.endpoint.ec2.send(new DescribeSubnetsCommand({ Filters }));
  return { vpcId: Subnets[0]?.VpcId ?? "", subnetIds: Subnets.map(({ SubnetId = "" }) => SubnetId) };
}

describe("the script of an environment", () => {
  it.each([
    ["as the form stands", [], wish({})],
    [
      "with names and a network of its own in three subnets, own instances in a cluster that there is, and a greedy path",
      ["ecs-own"],
      wish({
        serviceName: "echo",
        clusterName: "ecs-own",
        image: "stageway/echo",
        command: "",
        api: { name: "Écho & Co `id` $HOME" },
        executionRole: { kind: "none" },
        targetGroupPort: 8080,
        names: {
          ...{ loadBalancer: "shop-web", targetGroup: "shop-tasks", logGroup: "/shop/echo" },
          ...{ autoScalingGroup: "shop-machines", capacityProvider: "shop-capacity" },
        },
        path: "/shop/{proxy+}",
        upstreamPath: "/{proxy}",
        methods: ["GET", "POST"],
        network: { kind: "new", cidr: "10.7.0.0/16", subnets: ["10.7.0.0/24", "10.7.1.0/24", "10.7.128.0/20"] },
        launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } },
      }),
    ],
  ])("%s: gives what the guided run gives", async (_, clusters, input) => {
    for (const name of clusters) await Promise.all([stageway.endpoint, byHand].map((each) => makeCluster(each, name)));
    const actions = await countActions(stageway.endpoint);
    const detail = await ended(await startProvisioning(input, "ada"));
    expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
    expectEnough(input, await actions(), { clusters });
    await cli.sh(scriptFor(input, { clusters }));
    expect(await shapeOf(byHand)).toEqual(await shapeOf(stageway.endpoint));
    const { items } = await byHand.apigateway.send(new GetRestApisCommand({}));
    const restApiId = items?.find(({ name }) => "name" in input.api && name === input.api.name)?.id;
    const path = input.path.replace("{proxy+}", "a");
    const answer = await fetch(`${byHand.url}/restapis/${restApiId}/dev/_user_request_${path}`);
    expect(answer.status).toBe(200);
    const again = await ended(await startProvisioning(input, "ada"));
    expect(again.operation).toMatchObject({ status: "succeeded" });
    expect(writesOf(again)).toEqual([]);
  });
});

/** The id of the example's API, which is made above. */
async function exampleApi({ apigateway }: TestEndpoint): Promise<string> {
  const { items } = await apigateway.send(new GetRestApisCommand({}));
  return items?.find(({ name }) => name === "EcsDemoAPI")?.id ?? "";
}

/** By hand the API gets a bare resource, a method without an integration, and a stage that is not bound. */
async function editApi(endpoint: TestEndpoint): Promise<void> {
  const { apigateway } = endpoint;
  const restApiId = await exampleApi(endpoint);
  const { items = [] } = await apigateway.send(new GetResourcesCommand({ restApiId }));
  const parentId = items.find(({ path }) => path === "/")?.id;
  const make = async (pathPart: string) =>
    (await apigateway.send(new CreateResourceCommand({ restApiId, parentId, pathPart }))).id;
  await make("bare");
  const resourceId = await make("half");
  await apigateway.send(new PutMethodCommand({ restApiId, resourceId, httpMethod: "GET", authorizationType: "NONE" }));
  const { deploymentId } = await apigateway.send(new GetStageCommand({ restApiId, stageName: "dev" }));
  await apigateway.send(new CreateStageCommand({ restApiId, stageName: "qa", deploymentId }));
}

/** Everything, the editable APIs too, and how many snapshots there are. */
const allOf = async (endpoint: TestEndpoint) => ({
  shape: await shapeOf(endpoint),
  edited: await editedApis(endpoint),
  snapshots: (await endpoint.apigateway.send(new GetDeploymentsCommand({ restApiId: await exampleApi(endpoint) })))
    .items?.length,
});

const ECHO = { image: "stageway/echo", command: "" };

describe("the script of an environment on an API that there is", () => {
  beforeAll(() => Promise.all([stageway.endpoint, byHand].map(editApi)));

  /** As the form shows it before the run; ids are the other account's. */
  async function expectTheSame(input: ProvisionInput, there = input): Promise<void> {
    forgetInventory();
    const detail = await getApiDetail(await exampleApi(stageway.endpoint));
    const chosen = { id: await exampleApi(byHand), name: "EcsDemoAPI" };
    const known = { ...knownOf(there, chosen, detail), clusters: ["ecs-dev"] };
    const actions = await countActions(stageway.endpoint);
    const { operation } = await ended(await startProvisioning(input, "ada"));
    expect(operation, JSON.stringify(operation.error)).toMatchObject({ status: "succeeded" });
    expectEnough(there, await actions(), known);
    await cli.sh(scriptFor(there, known));
    expect(await allOf(byHand)).toEqual(await allOf(stageway.endpoint));
  }

  it.each<[string, Partial<ProvisionRequest>]>([
    [
      "a second stage, by a method that is there, a bare resource, and a method without an integration",
      {
        ...exampleOf("prod"),
        more: ["bare", "half"].map((name, index) => ({
          ...{ ...ECHO, clusterName: "ecs-prod", serviceName: name, containerPort: 80, desiredCount: 1 },
          ...{ path: `/${name}`, upstreamPath: `/${name}`, variableName: "helloworldElb" },
          entry: { kind: "beside" as const, of: 0, paths: [`/${name}`], priority: index + 1 },
        })),
      },
    ],
    [
      "a service added to a stage, which gets another snapshot",
      { ...ECHO, serviceName: "orders", path: "/orders/{id}", variableName: "ordersElb" },
    ],
    [
      "a stage that serves the method and lacks the variable, which keeps its snapshot",
      { ...ECHO, serviceName: "helloworld-qa", stage: "qa" },
    ],
  ])("%s", (_, more) => expectTheSame(wish(more)));

  it("a rule on a shared load balancer, on a port of its own", async () => {
    const [here, there] = await Promise.all(
      [stageway.endpoint, byHand].map((each) => furtherListener(each, "helloworld-dev", 8080)),
    );
    const ruled = (listenerArn = "") =>
      wish({
        ...{ ...ECHO, serviceName: "ruled", stage: "ruled", path: "/ruled", variableName: "ruledElb" },
        entry: { kind: "rule", listenerArn, pathPrefix: "/ruled", priority: 7 },
      });
    await expectTheSame(ruled(here), ruled(there));
  });
});

// Last: only one of the two accounts is changed.
it("a second service on the same instances is told what it needs, and runs once it has it", async () => {
  const input = wish({
    serviceName: "guest",
    clusterName: "ecs-own",
    stage: "test",
    network: { kind: "existing", ...(await networkNamed("stageway-echo")) },
    launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "existing" } },
  });
  const actions = await countActions(stageway.endpoint);
  const operationId = await startProvisioning(input, "ada");
  const refused = await ended(operationId);
  expect(refused.operation).toMatchObject({ status: "failed", error: { code: "conflict" } });
  await cli.sh(refused.operation.error?.remedy?.replace(/^.*retry: /, "") ?? "");
  await retry(operationId);
  expect((await ended(operationId)).operation).toMatchObject({ status: "succeeded" });
  expectEnough(input, await actions(), { clusters: ["ecs-own"] });
});
