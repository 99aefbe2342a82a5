/** Stacks over HTTP with the SDK: their lives, their failures, and what is refused. */
import {
  CreateStackCommand,
  DeleteStackCommand,
  DescribeStackResourcesCommand,
  ListStacksCommand,
  UpdateStackCommand,
  UpdateTerminationProtectionCommand,
} from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { eventually } from "../../elbv2/testing/eventually";
import { refusal } from "../../elbv2/testing/refusal";
import { clientOf, create, groupNames, parametersOf, stackOf, storyOf, untilSettled } from "./support";

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

const GROUPS = `
Parameters: { Days: { Type: Number, Default: 7 } }
Resources:
  First: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/\${AWS::StackName}/a", RetentionInDays: !Ref Days } }
  Second: { Type: AWS::Logs::LogGroup, DependsOn: First, Properties: { Tags: [{ Key: of, Value: !GetAtt First.Arn }] } }
Outputs:
  Name: { Value: !Ref Second, Description: generated }`;

describe("a stack", () => {
  it("is made in order, told by events, and goes in reverse", async () => {
    const stack = await create(client, "order", GROUPS);
    expect(stack).toMatchObject({
      StackStatus: "CREATE_COMPLETE",
      Parameters: [{ ParameterKey: "Days", ParameterValue: "7" }],
    });
    const output = stack.Outputs?.[0];
    expect(output).toMatchObject({ OutputKey: "Name", Description: "generated" });
    expect(output?.OutputValue).toMatch(/^order-Second-[0-9A-F]{12}$/);
    expect(await storyOf(client, "order")).toEqual([
      "order CREATE_IN_PROGRESS User Initiated",
      "First CREATE_IN_PROGRESS",
      "First CREATE_IN_PROGRESS Resource creation Initiated",
      "First CREATE_COMPLETE",
      "Second CREATE_IN_PROGRESS",
      "Second CREATE_IN_PROGRESS Resource creation Initiated",
      "Second CREATE_COMPLETE",
      "order CREATE_COMPLETE",
    ]);
    const id = stack.StackId ?? "";
    await client.send(new DeleteStackCommand({ StackName: "order" }));
    expect(await untilSettled(client, id)).toMatchObject({ StackStatus: "DELETE_COMPLETE" });
    expect((await storyOf(client, id)).slice(8)).toEqual([
      "order DELETE_IN_PROGRESS User Initiated",
      "Second DELETE_IN_PROGRESS",
      "Second DELETE_COMPLETE",
      "First DELETE_IN_PROGRESS",
      "First DELETE_COMPLETE",
      "order DELETE_COMPLETE",
    ]);
    expect(await groupNames(endpoint, "/order/")).toEqual([]);
    expect(await refusal(stackOf(client, "order"))).toBe("ValidationError: Stack with id order does not exist");
    const { StackSummaries } = await client.send(new ListStacksCommand({ StackStatusFilter: ["DELETE_COMPLETE"] }));
    expect(StackSummaries?.map((one) => one.StackId)).toContain(id);
  });

  it("is rolled back with its first cause kept when a resource fails", async () => {
    const template = `
Resources:
  Good: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /rolled/good } }
  Bad: { Type: AWS::Logs::LogGroup, DependsOn: Good, Properties: { LogGroupName: /rolled/bad, RetentionInDays: 2 } }
  Never: { Type: AWS::Logs::LogGroup, DependsOn: Bad }`;
    const stack = await create(client, "rolled", template);
    expect(stack).toMatchObject({
      StackStatus: "ROLLBACK_COMPLETE",
      StackStatusReason: "The following resource(s) failed to create: [Bad]. Rollback requested by user.",
    });
    const story = await storyOf(client, "rolled");
    const cause = story.find((line) => line.startsWith("Bad CREATE_FAILED"));
    expect(cause).toContain('Resource handler returned message: "');
    expect(cause).toContain("retentionInDays");
    expect(story.some((line) => line.startsWith("Never"))).toBe(false);
    expect(story).toContain("Good DELETE_COMPLETE");
    // Nor what was made of the resource that failed half-way.
    expect(await groupNames(endpoint, "/rolled/")).toEqual([]);
    const update = new UpdateStackCommand({ StackName: "rolled", TemplateBody: GROUPS });
    expect(await refusal(client.send(update))).toContain("is in ROLLBACK_COMPLETE state and can not be updated.");
  });

  it.each([
    ["DO_NOTHING", "CREATE_FAILED"],
    ["DELETE", "DELETE_COMPLETE"],
  ] as const)("that fails and says %s ends %s", async (OnFailure, status) => {
    const template = `
Resources:
  Good: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /failure/${OnFailure} } }
  Bad: { Type: AWS::Logs::LogGroup, DependsOn: Good, Properties: { LogGroupName: "a b" } }`;
    expect((await create(client, `failure-${OnFailure.replace("_", "")}`, template, { OnFailure })).StackStatus).toBe(
      status,
    );
    expect(await groupNames(endpoint, `/failure/${OnFailure}`)).toHaveLength(OnFailure === "DELETE" ? 0 : 1);
  });

  it("names a type, a property and a value that are unknown", async () => {
    const bucket = "Resources: { Bucket: { Type: AWS::S3::Bucket } }";
    await create(client, "type", bucket);
    expect(await storyOf(client, "type")).toContainEqual(
      "Bucket CREATE_FAILED Unrecognized resource type: the local AWS endpoint does not offer AWS::S3::Bucket.",
    );
    const group = "Resources: { G: { Type: AWS::Logs::LogGroup, Properties: { Colour: red, RetentionInDays: soon } } }";
    await create(client, "property", group);
    const failed = (await storyOf(client, "property")).find((line) => line.includes("CREATE_FAILED"));
    expect(failed).toContain("Properties validation failed for resource G with message:");
    expect(failed).toContain("#: extraneous key [Colour] is not permitted");
    expect(failed).toContain("#/RetentionInDays: expected type: Number");
  });

  it("cannot be made twice, protected ones not deleted, and a stack with a policy to retain leaves its resource", async () => {
    const template =
      "Resources: { G: { Type: AWS::Logs::LogGroup, DeletionPolicy: Retain, Properties: { LogGroupName: /kept } } }";
    const { StackId = "" } = await create(client, "kept", template, { EnableTerminationProtection: true });
    const again = client.send(new CreateStackCommand({ StackName: "kept", TemplateBody: template }));
    expect(await refusal(again)).toBe("AlreadyExistsException: Stack [kept] already exists");
    const protectedNow = client.send(new DeleteStackCommand({ StackName: "kept" }));
    expect(await refusal(protectedNow)).toContain("cannot be deleted while TerminationProtection is enabled");
    const off = { StackName: "kept", EnableTerminationProtection: false };
    await client.send(new UpdateTerminationProtectionCommand(off));
    await client.send(new DeleteStackCommand({ StackName: "kept" }));
    expect((await untilSettled(client, StackId)).StackStatus).toBe("DELETE_COMPLETE");
    const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: StackId }));
    expect(StackResources).toMatchObject([{ LogicalResourceId: "G", ResourceStatus: "DELETE_SKIPPED" }]);
    expect(await groupNames(endpoint, "/kept")).toEqual(["/kept"]);
  });
});

describe("what is still being made", () => {
  /** A load balancer is a second in coming. */
  const slow = `
Resources:
  Vpc: { Type: AWS::EC2::VPC, Properties: { CidrBlock: 10.0.0.0/16 } }
  A: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.0.0/24, AvailabilityZone: us-east-1a } }
  B: { Type: AWS::EC2::Subnet, Properties: { VpcId: !Ref Vpc, CidrBlock: 10.0.1.0/24, AvailabilityZone: us-east-1b } }
  Slow:
    Type: AWS::ElasticLoadBalancingV2::LoadBalancer
    Properties: { Scheme: internal, Subnets: [!Ref A, !Ref B] }`;

  const isComing = (name: string) =>
    eventually(async () =>
      expect(await storyOf(client, name)).toContain("Slow CREATE_IN_PROGRESS Resource creation Initiated"),
    );

  it("is cancelled when something else fails, which is what the stack names first", async () => {
    const bad = `
  Bad: { Type: AWS::Logs::LogGroup, DependsOn: B, Properties: { LogGroupName: "a b" } }`;
    const stack = await create(client, "cancelled", slow + bad);
    expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
    const failed = (await storyOf(client, "cancelled")).filter((line) => line.includes("CREATE_FAILED"));
    expect(failed[0]).toContain("Bad CREATE_FAILED Resource handler returned message");
    expect(failed.slice(1)).toEqual(["Slow CREATE_FAILED Resource creation cancelled"]);
    expect(await storyOf(client, "cancelled")).toContain("Slow DELETE_COMPLETE");
  });

  it("is given up when its stack is deleted meanwhile", async () => {
    const { StackId = "" } = await client.send(new CreateStackCommand({ StackName: "given-up", TemplateBody: slow }));
    await isComing("given-up");
    await client.send(new DeleteStackCommand({ StackName: "given-up" }));
    expect((await untilSettled(client, StackId)).StackStatus).toBe("DELETE_COMPLETE");
    expect(await storyOf(client, StackId)).toContain("Slow DELETE_COMPLETE");
  });

  it("may take no longer than the stack's timeout", async () => {
    let late = 0;
    const hasty = await startTestEndpoint({ now: () => Date.now() + late });
    const its = clientOf(hasty.url);
    const input = { StackName: "late", TemplateBody: slow, TimeoutInMinutes: 1 };
    const { StackId = "" } = await its.send(new CreateStackCommand(input));
    late = 61_000;
    const stack = await untilSettled(its, StackId);
    expect(stack.StackStatus).toBe("ROLLBACK_COMPLETE");
    expect(stack.StackStatusReason).toContain("Stack creation time exceeded the specified timeout.");
    its.destroy();
    await hasty.close();
  });
});

describe("an update", () => {
  it("changes, replaces, adds and removes", async () => {
    const { StackId = "" } = await create(client, "update", GROUPS);
    const TemplateBody = `
Resources:
  First: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /update/b, RetentionInDays: 14 } }
  Third: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /update/c } }`;
    await client.send(new UpdateStackCommand({ StackName: "update", TemplateBody }));
    expect((await untilSettled(client, StackId)).StackStatus).toBe("UPDATE_COMPLETE");
    expect(await groupNames(endpoint, "/update/")).toEqual(["/update/b", "/update/c"]);
    expect(await groupNames(endpoint, "update-Second")).toEqual([]);
    const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: "update" }));
    expect(StackResources?.map((one) => `${one.LogicalResourceId} ${one.ResourceStatus}`).sort()).toEqual([
      "First UPDATE_COMPLETE",
      "Third CREATE_COMPLETE",
    ]);
    const again = new UpdateStackCommand({ StackName: "update", TemplateBody });
    expect(await refusal(client.send(again))).toBe("ValidationError: No updates are to be performed.");
  });

  it("that fails goes back to what was there", async () => {
    const { StackId = "" } = await create(client, "back", GROUPS);
    const TemplateBody = `
Resources:
  First: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /back/other } }
  Second: { Type: AWS::Logs::LogGroup, DependsOn: First, Properties: { RetentionInDays: 2 } }
  Third: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /back/third } }`;
    await client.send(new UpdateStackCommand({ StackName: "back", TemplateBody }));
    const stack = await untilSettled(client, StackId);
    expect(stack).toMatchObject({
      StackStatus: "UPDATE_ROLLBACK_COMPLETE",
      StackStatusReason: "The following resource(s) failed to update: [Second].",
    });
    expect(await groupNames(endpoint, "/back/")).toEqual(["/back/a"]);
    expect(stack.Parameters).toMatchObject([{ ParameterKey: "Days", ParameterValue: "7" }]);
    const parameters = { StackName: "back", UsePreviousTemplate: true, Parameters: parametersOf({ Days: "30" }) };
    await client.send(new UpdateStackCommand(parameters));
    expect((await untilSettled(client, StackId)).StackStatus).toBe("UPDATE_COMPLETE");
  });
});

describe("exports", () => {
  const exporting = (value: string) => `
Resources: { G: { Type: AWS::Logs::LogGroup } }
Outputs: { O: { Value: ${value}, Export: { Name: shared } } }`;

  it("are imported, and neither change nor go while they are", async () => {
    const exporter = await create(client, "exporter", exporting("/imported"));
    const importer = await create(
      client,
      "importer",
      "Resources: { G: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !ImportValue shared } } }",
    );
    expect(await groupNames(endpoint, "/imported")).toEqual(["/imported"]);
    await client.send(new DeleteStackCommand({ StackName: "exporter" }));
    expect(await untilSettled(client, exporter.StackId ?? "")).toMatchObject({
      StackStatus: "DELETE_FAILED",
      StackStatusReason: "Export shared cannot be deleted as it is in use by importer",
    });
    expect((await storyOf(client, "exporter")).slice(-2)).toEqual([
      "exporter DELETE_IN_PROGRESS User Initiated",
      "exporter DELETE_FAILED Export shared cannot be deleted as it is in use by importer",
    ]);
    await client.send(new DeleteStackCommand({ StackName: "importer" }));
    await untilSettled(client, importer.StackId ?? "");
    await client.send(new DeleteStackCommand({ StackName: "exporter" }));
    expect((await untilSettled(client, exporter.StackId ?? "")).StackStatus).toBe("DELETE_COMPLETE");
  });
});
