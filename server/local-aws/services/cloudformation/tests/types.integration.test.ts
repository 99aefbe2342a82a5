/** One of every resource type: made, as the services say it is, changed, and removed. */
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { GetRestApisCommand, GetStageCommand } from "@aws-sdk/client-api-gateway";
import {
  DeleteStackCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStackResourcesCommand,
  DetectStackDriftCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import {
  AuthorizeSecurityGroupIngressCommand,
  DeleteTagsCommand,
  DescribeTagsCommand,
  RevokeSecurityGroupEgressCommand,
  RevokeSecurityGroupIngressCommand,
} from "@aws-sdk/client-ec2";
import { AddTagsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { IAMClient, PutRolePolicyCommand } from "@aws-sdk/client-iam";
import { afterAll, beforeAll, expect, it } from "vitest";
import { clientConfig, startTestEndpoint, type TestEndpoint } from "../../../testing";
import { eventually } from "../../elbv2/testing/eventually";
import { typeNames } from "../resources/registry";
import { remainsOf } from "./remains";
import { clientOf, create, parametersOf, storyOf, untilSettled } from "./support";

let endpoint: TestEndpoint;
let client: ReturnType<typeof clientOf>;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  client = clientOf(endpoint.url);
});

afterAll(async () => {
  client.destroy();
  await endpoint.close();
});

const TemplateBody = readFileSync(fileURLToPath(new URL("all-types.yaml", import.meta.url)), "utf8");
const Capabilities = ["CAPABILITY_IAM" as const];

async function physicalIds(): Promise<Record<string, string>> {
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: "all" }));
  return Object.fromEntries(StackResources.map((one) => [one.LogicalResourceId, one.PhysicalResourceId ?? ""]));
}

async function driftsNow() {
  const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName: "all" }));
  const status = new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId });
  await eventually(async () => expect((await client.send(status)).DetectionStatus).toBe("DETECTION_COMPLETE"));
  const { StackResourceDrifts = [] } = await client.send(new DescribeStackResourceDriftsCommand({ StackName: "all" }));
  expect(StackResourceDrifts.length).toBeGreaterThan(20);
  return StackResourceDrifts.filter((one) => one.StackResourceDriftStatus !== "IN_SYNC");
}

const assertInSync = async () => expect(await driftsNow()).toEqual([]);

/** What a person changes behind the stack: rules of a group, a role's policy, tags. */
async function meddle(ids: Record<string, string>): Promise<void> {
  const { ec2, elbv2 } = endpoint;
  const GroupId = ids.Firewall;
  const described = { CidrIp: "0.0.0.0/0", Description: "by hand" };
  const web = { IpProtocol: "tcp", FromPort: 80, ToPort: 80 };
  await ec2.send(
    new RevokeSecurityGroupIngressCommand({
      GroupId,
      IpPermissions: [{ ...web, IpRanges: [{ CidrIp: "0.0.0.0/0" }] }],
    }),
  );
  await ec2.send(
    new AuthorizeSecurityGroupIngressCommand({ GroupId, IpPermissions: [{ ...web, IpRanges: [described] }] }),
  );
  const out = { IpProtocol: "tcp", FromPort: 443, ToPort: 443, IpRanges: [{ CidrIp: "10.0.0.0/8" }] };
  await ec2.send(new RevokeSecurityGroupEgressCommand({ GroupId, IpPermissions: [out] }));
  const iam = new IAMClient(clientConfig(endpoint.url));
  const more = { RoleName: ids.Role, PolicyName: "more" };
  const PolicyDocument = JSON.stringify({
    Version: "2012-10-17",
    Statement: [{ Effect: "Deny", Action: "*", Resource: "*" }],
  });
  await iam.send(new PutRolePolicyCommand({ ...more, PolicyDocument }));
  iam.destroy();
  await ec2.send(new DeleteTagsCommand({ Resources: [ids.Vpc ?? ""], Tags: [{ Key: "kind" }] }));
  const Tags = [{ Key: "kind", Value: "other" }];
  await elbv2.send(new AddTagsCommand({ ResourceArns: [ids.Targets ?? ""], Tags }));
}

it("is made, in sync, changed and removed without a trace", async () => {
  const before = await remainsOf(endpoint);
  const stack = await create(client, "all", TemplateBody, { Capabilities });
  expect(stack.StackStatus, (await storyOf(client, "all")).join("\n")).toBe("CREATE_COMPLETE");
  expect(stack.Parameters).toContainEqual({ ParameterKey: "Secret", ParameterValue: "****" });
  expect(stack.Parameters?.find((one) => one.ParameterKey === "Image")?.ResolvedValue).toMatch(/^ami-/);
  const { StackResources = [] } = await client.send(new DescribeStackResourcesCommand({ StackName: "all" }));
  const used = new Set(StackResources.map((one) => one.ResourceType));
  // These stand in the templates of other tests.
  const elsewhere = [
    ...["AWS::EC2::LaunchTemplate", "AWS::EC2::RouteTable", "AWS::EC2::Route"],
    ...["AWS::EC2::SubnetRouteTableAssociation", "AWS::ApiGateway::Resource", "AWS::ApiGateway::Method"],
  ];
  expect([...used, ...elsewhere].sort()).toEqual(typeNames);
  await assertInSync();

  const made = await physicalIds();
  const Parameters = parametersOf({ Days: "14" });
  const Tags = [{ Key: "team", Value: "ops" }];
  const update = { StackName: "all", UsePreviousTemplate: true, Parameters, Capabilities, Tags };
  await client.send(new UpdateStackCommand(update));
  const updated = await untilSettled(client, "all");
  expect(updated.StackStatus, (await storyOf(client, "all")).join("\n")).toBe("UPDATE_COMPLETE");
  await assertInSync();
  const after = await physicalIds();
  expect(Object.keys(made).filter((name) => made[name] !== after[name])).toEqual(["Task"]);
  const Filters = [{ Name: "resource-id", Values: [after.Vpc ?? ""] }];
  const vpcTags = (await endpoint.ec2.send(new DescribeTagsCommand({ Filters }))).Tags ?? [];
  const tags = Object.fromEntries(vpcTags.map(({ Key, Value }) => [Key, Value]));
  expect(tags).toEqual({
    team: "ops",
    kind: "all",
    "aws:cloudformation:stack-name": "all",
    "aws:cloudformation:stack-id": stack.StackId,
    "aws:cloudformation:logical-id": "Vpc",
  });
  const { items } = await endpoint.apigateway.send(new GetRestApisCommand({}));
  const api = items?.find((one) => one.name === "all");
  const stage = await endpoint.apigateway.send(new GetStageCommand({ restApiId: api?.id, stageName: "all" }));
  expect(stage.methodSettings?.["*/*"]).toMatchObject({ throttlingRateLimit: 10, throttlingBurstLimit: 14 });
  expect(stage.methodSettings?.["~1x/GET"]).toMatchObject({ metricsEnabled: true });
  expect(stage.accessLogSettings).toMatchObject({ format: "$context.requestId" });
  const own = await endpoint.apigateway.send(new GetStageCommand({ restApiId: api?.id, stageName: "own" }));
  expect(own).toMatchObject({ variables: { elb: "a.example" }, methodSettings: { "*/*": { metricsEnabled: true } } });

  await meddle(after);
  const drifts = (await driftsNow()).map((one) => [
    one.LogicalResourceId,
    one.StackResourceDriftStatus,
    one.PropertyDifferences?.map((each) => `${each.PropertyPath} ${each.DifferenceType}`).join(),
  ]);
  expect(drifts.sort()).toEqual([
    ["Out", "DELETED", undefined],
    ["Policy", "MODIFIED", "/PolicyDocument/Statement/0 REMOVE,/PolicyDocument/Statement/0 ADD"],
    ["Targets", "MODIFIED", "/Tags/0 REMOVE,/Tags/0 ADD"],
    ["Vpc", "MODIFIED", "/Tags/0 REMOVE"],
    ["Web", "MODIFIED", "/Description NOT_EQUAL"],
  ]);

  await client.send(new DeleteStackCommand({ StackName: "all" }));
  const deleted = await untilSettled(client, stack.StackId ?? "", 60_000);
  expect(deleted.StackStatus, (await storyOf(client, stack.StackId ?? "")).join("\n")).toBe("DELETE_COMPLETE");
  expect(await remainsOf(endpoint)).toEqual(before);
});
