/** Change sets and drift over HTTP with the SDK. */
import {
  CreateChangeSetCommand,
  type CreateChangeSetInput,
  DeleteChangeSetCommand,
  DescribeChangeSetCommand,
  DescribeStackDriftDetectionStatusCommand,
  DescribeStackResourceDriftsCommand,
  DescribeStackResourcesCommand,
  DetectStackDriftCommand,
  DetectStackResourceDriftCommand,
  ExecuteChangeSetCommand,
  ListChangeSetsCommand,
} from "@aws-sdk/client-cloudformation";
import { DeleteLogGroupCommand, PutRetentionPolicyCommand } from "@aws-sdk/client-cloudwatch-logs";
import { GetParameterCommand, PutParameterCommand, SSMClient } from "@aws-sdk/client-ssm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { eventually } from "../../elbv2/testing/eventually";
import { refusal } from "../../elbv2/testing/refusal";
import { clientOf, create, eventsOf, parametersOf, stackOf, untilSettled } from "./support";

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

/** A group, one named after it, and one that is tagged with its ARN. */
const template = (days = "!Ref Days", name = '!Sub "/${AWS::StackName}/a"', third = "") =>
  `
Parameters: { Days: { Type: Number, Default: 7 } }
Resources:
  First: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: ${name}, RetentionInDays: ${days} } }
  Second: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "$\{First}/b" } }
  ${third}`;

async function propose(StackName: string, input: Partial<CreateChangeSetInput>) {
  const ChangeSetName = `c${Date.now().toString(36)}`;
  await client.send(new CreateChangeSetCommand({ StackName, ChangeSetName, ...input }));
  const command = new DescribeChangeSetCommand({ StackName, ChangeSetName, IncludePropertyValues: true });
  return client.send(command);
}

it("secrets are in no change set, no event and no drift", async () => {
  const credentials = { accessKeyId: "test", secretAccessKey: "test" };
  const ssm = new SSMClient({ endpoint: endpoint.url, region: "us-east-1", credentials });
  const TemplateBody = `
Parameters: { Secret: { Type: String, NoEcho: true } }
Resources:
  P: { Type: AWS::SSM::Parameter, Properties: { Type: StringList, Value: !Sub "user,${"$"}{Secret}" } }`;
  await create(client, "secret", TemplateBody, { Parameters: parametersOf({ Secret: "hush-1" }) });
  const set = await propose("secret", { UsePreviousTemplate: true, Parameters: parametersOf({ Secret: "hush-2" }) });
  const { ChangeSetName } = set;
  await client.send(new ExecuteChangeSetCommand({ StackName: "secret", ChangeSetName }));
  await untilSettled(client, "secret");
  const { StackResources } = await client.send(new DescribeStackResourcesCommand({ StackName: "secret" }));
  const Name = StackResources?.[0]?.PhysicalResourceId;
  const { Parameter } = await ssm.send(new GetParameterCommand({ Name }));
  expect(Parameter?.Value).toBe("user,hush-2");
  await ssm.send(new PutParameterCommand({ Name, Value: "other,hush-2", Overwrite: true }));
  const LogicalResourceId = "P";
  const drift = await client.send(new DetectStackResourceDriftCommand({ StackName: "secret", LogicalResourceId }));
  const differences = drift.StackResourceDrift?.PropertyDifferences?.map(({ ActualValue }) => ActualValue);
  expect(differences).toEqual(["other,****"]);
  const told = JSON.stringify([set.Changes, await eventsOf(client, "secret"), drift]);
  expect(told).toContain("user,****");
  expect(told).not.toContain("hush");
  ssm.destroy();
});

describe("a change set", () => {
  it("makes a stack when it is executed, and is of no use twice", async () => {
    const set = await propose("made", { ChangeSetType: "CREATE", TemplateBody: template() });
    expect(set).toMatchObject({ Status: "CREATE_COMPLETE", ExecutionStatus: "AVAILABLE" });
    expect(set.Changes?.map(({ ResourceChange: one }) => `${one?.Action} ${one?.LogicalResourceId}`)).toEqual([
      "Add First",
      "Add Second",
    ]);
    expect((await stackOf(client, "made")).StackStatus).toBe("REVIEW_IN_PROGRESS");
    const { ChangeSetName } = set;
    await client.send(new ExecuteChangeSetCommand({ StackName: "made", ChangeSetName }));
    expect((await untilSettled(client, "made")).StackStatus).toBe("CREATE_COMPLETE");
    const again = client.send(new ExecuteChangeSetCommand({ StackName: "made", ChangeSetName }));
    expect(await refusal(again)).toContain("current execution status of [EXECUTE_COMPLETE]");
    await client.send(new DeleteChangeSetCommand({ StackName: "made", ChangeSetName }));
    expect((await client.send(new ListChangeSetsCommand({ StackName: "made" }))).Summaries).toEqual([]);
  });

  it("tells what changes, what is replaced and because of what", async () => {
    await create(client, "told", template());
    const days = await propose("told", { UsePreviousTemplate: true, Parameters: parametersOf({ Days: "14" }) });
    expect(days.Changes?.map((change) => change.ResourceChange)).toMatchObject([
      {
        Action: "Modify",
        LogicalResourceId: "First",
        Replacement: "False",
        Scope: ["Properties"],
        Details: [
          {
            Target: { Name: "RetentionInDays", RequiresRecreation: "Never", BeforeValue: "7", AfterValue: "14" },
            Evaluation: "Static",
            ChangeSource: "ParameterReference",
            CausingEntity: "Days",
          },
        ],
      },
    ]);
    const renamed = await propose("told", {
      TemplateBody: template("7", "/told/other", "Third: { Type: AWS::Logs::LogGroup }"),
    });
    expect(renamed.Changes?.map((change) => change.ResourceChange)).toMatchObject([
      {
        LogicalResourceId: "First",
        Replacement: "True",
        Details: [
          { Target: { Name: "LogGroupName", RequiresRecreation: "Always" }, ChangeSource: "DirectModification" },
        ],
      },
      {
        LogicalResourceId: "Second",
        Replacement: "Conditional",
        Details: [{ Evaluation: "Dynamic", ChangeSource: "ResourceReference", CausingEntity: "First" }],
      },
      { Action: "Add", LogicalResourceId: "Third" },
    ]);
    await client.send(new ExecuteChangeSetCommand({ StackName: "told", ChangeSetName: renamed.ChangeSetName }));
    expect((await untilSettled(client, "told")).StackStatus).toBe("UPDATE_COMPLETE");
    const fewer = template("7", "/told/other").replace(/\n {2}Second.*/, "");
    const removed = await propose("told", { TemplateBody: fewer });
    expect(removed.Changes?.map(({ ResourceChange: one }) => `${one?.Action} ${one?.LogicalResourceId}`)).toEqual([
      "Remove Second",
      "Remove Third",
    ]);
  });

  it("without changes fails, and says so", async () => {
    await create(client, "same", template());
    const set = await propose("same", { UsePreviousTemplate: true });
    expect(set).toMatchObject({
      Status: "FAILED",
      ExecutionStatus: "UNAVAILABLE",
      StatusReason:
        "The submitted information didn't contain changes. Submit different information to create a change set.",
    });
  });

  it("is refused for a stack that is not there, or that is there already", async () => {
    expect(await refusal(propose("nowhere", { TemplateBody: template() }))).toBe(
      "ValidationError: Stack [nowhere] does not exist",
    );
    await create(client, "there", template());
    const twice = propose("there", { TemplateBody: template(), ChangeSetType: "CREATE" });
    expect(await refusal(twice)).toContain("already exists and cannot be created again with the changeSet.");
  });
});

describe("drift", () => {
  async function detect(StackName: string) {
    const { StackDriftDetectionId } = await client.send(new DetectStackDriftCommand({ StackName }));
    const command = new DescribeStackDriftDetectionStatusCommand({ StackDriftDetectionId });
    return eventually(async () => {
      const answer = await client.send(command);
      expect(answer.DetectionStatus).toBe("DETECTION_COMPLETE");
      return answer;
    });
  }

  it("is found where somebody changed or removed what the stack made", async () => {
    await create(client, "drift", template());
    expect(await detect("drift")).toMatchObject({ StackDriftStatus: "IN_SYNC", DriftedStackResourceCount: 0 });
    await endpoint.cloudwatchLogs.send(
      new PutRetentionPolicyCommand({ logGroupName: "/drift/a", retentionInDays: 30 }),
    );
    await endpoint.cloudwatchLogs.send(new DeleteLogGroupCommand({ logGroupName: "/drift/a/b" }));
    expect(await detect("drift")).toMatchObject({ StackDriftStatus: "DRIFTED", DriftedStackResourceCount: 2 });
    const { StackResourceDrifts } = await client.send(new DescribeStackResourceDriftsCommand({ StackName: "drift" }));
    expect(StackResourceDrifts).toMatchObject([
      {
        LogicalResourceId: "First",
        StackResourceDriftStatus: "MODIFIED",
        PropertyDifferences: [
          { PropertyPath: "/RetentionInDays", ExpectedValue: "7", ActualValue: "30", DifferenceType: "NOT_EQUAL" },
        ],
      },
      { LogicalResourceId: "Second", StackResourceDriftStatus: "DELETED" },
    ]);
    expect((await stackOf(client, "drift")).DriftInformation?.StackDriftStatus).toBe("DRIFTED");
  });
});
