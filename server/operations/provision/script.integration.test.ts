import { readFileSync } from "node:fs";
import { GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { DescribeSubnetsCommand } from "@aws-sdk/client-ec2";
import { CreateClusterCommand } from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type ProvisionInput, type ProvisionRequest, provisionInput } from "@/lib/contracts/commands";
import { impliedBy } from "@/lib/domain/cli/implied";
import { permissionsFor } from "@/lib/domain/provisioning/permissions";
import { planEnvironment, scriptOf } from "@/lib/domain/provisioning/plan";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { type AwsCli, startAwsCli } from "../../local-aws/testing/aws-cli";
import { retry } from "../retry-operation";
import { countActions } from "../testing/count-actions";
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

const planFor = (input: ProvisionInput, clusters: string[] = []) => {
  const known = { apiName: "name" in input.api ? input.api.name : "", methods: [], hasStage: false, clusters };
  return planEnvironment({ input, known, region: "us-east-1" });
};
const scriptFor = (input: ProvisionInput, clusters: string[]) =>
  scriptOf(planFor(input, clusters), "A test", { connection: "local", region: "us-east-1", endpoint: byHand.url });

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
function expectEnough(input: ProvisionInput, taken: Set<string>, clusters?: string[]): void {
  const plan = planFor(input, clusters);
  const named = permissionsFor(plan);
  const implied = plan.flatMap(({ commands }) => commands.flatMap((each) => ("input" in each ? impliedBy(each) : [])));
  expect(
    named.filter((action) => !inGuide.includes(action)),
    "not in the guide's policy",
  ).toEqual([]);
  expect([...taken].filter((action) => !named.includes(action)).sort(), "missing").toEqual([]);
  const known = new Set([...taken, ...implied, ...IN_TROUBLE]);
  expect(
    named.filter((action) => !known.has(action)),
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
      "with a network of its own, own instances in a cluster that there is, and a greedy path",
      ["ecs-own"],
      wish({
        serviceName: "echo",
        clusterName: "ecs-own",
        image: "stageway/echo",
        command: "",
        api: { name: "Écho & Co `id` $HOME" },
        path: "/shop/{proxy+}",
        upstreamPath: "/{proxy}",
        methods: ["GET", "POST"],
        network: { kind: "new", cidr: "10.7.0.0/16" },
        launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } },
      }),
    ],
  ])("%s: gives what the guided run gives", async (_, clusters, input) => {
    for (const name of clusters) await Promise.all([stageway.endpoint, byHand].map((each) => makeCluster(each, name)));
    const actions = await countActions(stageway.endpoint);
    const detail = await ended(await startProvisioning(input, "ada"));
    expect(detail.operation, JSON.stringify(detail.operation.error)).toMatchObject({ status: "succeeded" });
    expectEnough(input, await actions(), clusters);
    await cli.sh(scriptFor(input, clusters));
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
    expectEnough(input, await actions(), ["ecs-own"]);
  });
});
