/** What templates may say beside resources: pseudo parameters, policies, and exports that others import. */
import {
  DeleteStackCommand,
  ListExportsCommand,
  ListImportsCommand,
  UpdateStackCommand,
} from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { refusal } from "../../elbv2/testing/refusal";
import { clientOf, create, groupNames, storyOf, untilSettled } from "./support";

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

const update = async (StackName: string, TemplateBody: string) => {
  const { StackId = "" } = await client.send(new UpdateStackCommand({ StackName, TemplateBody }));
  return untilSettled(client, StackId);
};

it("pseudo parameters are the stack's own, its region's and its account's", async () => {
  const names = ["AccountId", "Partition", "Region", "StackId", "StackName", "URLSuffix"];
  const outputs = names.map((name) => `${name}: { Value: !Ref "AWS::${name}" }`).join(", ");
  const topics = ["arn:aws:sns:us-east-1:000000000000:a", "arn:aws:sns:us-east-1:000000000000:b"];
  const told = `Told: { Value: !Join [" ", !Ref "AWS::NotificationARNs"] }`;
  const stack = await create(
    client,
    "pseudo",
    `Resources: { G: { Type: AWS::Logs::LogGroup, Properties: { RetentionInDays: !Ref "AWS::NoValue" } } }
Outputs: { ${outputs}, ${told} }`,
    { NotificationARNs: topics },
  );
  expect(stack.StackStatus).toBe("CREATE_COMPLETE");
  expect(Object.fromEntries(stack.Outputs?.map((one) => [one.OutputKey, one.OutputValue]) ?? [])).toEqual({
    AccountId: "000000000000",
    Partition: "aws",
    Region: "us-east-1",
    StackId: stack.StackId,
    StackName: "pseudo",
    URLSuffix: "amazonaws.com",
    Told: topics.join(" "),
  });
  expect(stack.NotificationARNs).toEqual(topics);
});

describe("a policy", () => {
  it("UpdateReplacePolicy Retain leaves what an update replaces, and its end what is left", async () => {
    const template = (name: string) => `
Resources:
  Kept: { Type: AWS::Logs::LogGroup, UpdateReplacePolicy: Retain, Properties: { LogGroupName: /replaced/kept-${name} } }
  Gone: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: /replaced/gone-${name} } }`;
    const { StackId = "" } = await create(client, "replaced", template("a"));
    expect((await update("replaced", template("b"))).StackStatus).toBe("UPDATE_COMPLETE");
    expect(await groupNames(endpoint, "/replaced/")).toEqual([
      "/replaced/gone-b",
      "/replaced/kept-a",
      "/replaced/kept-b",
    ]);
    expect(await storyOf(client, "replaced")).toContain("Kept DELETE_SKIPPED");
    await client.send(new DeleteStackCommand({ StackName: "replaced" }));
    await untilSettled(client, StackId);
    // It says nothing of the end of a stack.
    expect(await groupNames(endpoint, "/replaced/")).toEqual(["/replaced/kept-a"]);
  });

  it.each([
    ["Retain", ["/policy/Retain"]],
    ["RetainExceptOnCreate", []],
  ])("DeletionPolicy %s, where the creation fails: %j stays", async (policy, stays) => {
    const template = `
Resources:
  G: { Type: AWS::Logs::LogGroup, DeletionPolicy: ${policy}, Properties: { LogGroupName: /policy/${policy} } }
  Bad: { Type: AWS::Logs::LogGroup, DependsOn: G, Properties: { LogGroupName: "a b" } }`;
    expect((await create(client, `failed-${policy}`, template)).StackStatus).toBe("ROLLBACK_COMPLETE");
    expect(await groupNames(endpoint, `/policy/${policy}`)).toEqual(stays);
  });

  it("DeletionPolicy RetainExceptOnCreate leaves what was made once", async () => {
    const template =
      "Resources: { G: { Type: AWS::Logs::LogGroup, DeletionPolicy: RetainExceptOnCreate, Properties: { LogGroupName: /except } } }";
    const { StackId = "" } = await create(client, "except", template);
    await client.send(new DeleteStackCommand({ StackName: "except" }));
    expect((await untilSettled(client, StackId)).StackStatus).toBe("DELETE_COMPLETE");
    expect(await groupNames(endpoint, "/except")).toEqual(["/except"]);
  });
});

describe("exports", () => {
  const exporting = (value: string) => `
Resources: { G: { Type: AWS::Logs::LogGroup } }
Outputs: { O: { Value: ${value}, Export: { Name: !Sub "\${AWS::StackName}-value" } } }`;
  const importsOf = async (ExportName: string) => client.send(new ListImportsCommand({ ExportName }));

  it("are listed with who exports them, and who imports them", async () => {
    const { StackId } = await create(client, "listed", exporting("/listed"));
    const { Exports } = await client.send(new ListExportsCommand({}));
    expect(Exports).toContainEqual({ ExportingStackId: StackId, Name: "listed-value", Value: "/listed" });
    expect(await refusal(importsOf("listed-value"))).toBe(
      "ValidationError: Export 'listed-value' is not imported by any stack.",
    );
    const importing =
      "Resources: { G: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !ImportValue listed-value } } }";
    await create(client, "listing", importing);
    expect((await importsOf("listed-value")).Imports).toEqual(["listing"]);
  });

  it("do not change while they are imported", async () => {
    await create(client, "changing", exporting("/changing"));
    const importing =
      "Resources: { G: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !ImportValue changing-value } } }";
    const { StackId: importer = "" } = await create(client, "holding", importing);
    expect(await update("changing", exporting("/changed"))).toMatchObject({
      StackStatus: "UPDATE_ROLLBACK_COMPLETE",
      StackStatusReason: "Export changing-value cannot be updated as it is in use by holding",
      Outputs: [{ OutputValue: "/changing" }],
    });
    await client.send(new DeleteStackCommand({ StackName: "holding" }));
    await untilSettled(client, importer);
    expect(await update("changing", exporting("/changed"))).toMatchObject({
      StackStatus: "UPDATE_COMPLETE",
      Outputs: [{ OutputValue: "/changed" }],
    });
  });
});
