/** What is refused before anything is begun, over HTTP with the SDK. */
import { CreateStackCommand, ValidateTemplateCommand } from "@aws-sdk/client-cloudformation";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { refusal } from "../../elbv2/testing/refusal";
import { clientOf, parametersOf } from "./support";

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

describe("requests are refused", () => {
  const role = `
Resources:
  R: { Type: AWS::IAM::Role, Properties: { NAME AssumeRolePolicyDocument: {} } }`;

  it.each([
    [
      "a name",
      { StackName: "a_b", TemplateBody: GROUPS },
      "ValidationError: 1 validation error detected: Value 'a_b' at 'stackName'",
    ],
    ["no template", { StackName: "x" }, "ValidationError: Either Template URL or Template Body must be specified."],
    [
      "a URL",
      { StackName: "x", TemplateURL: "https://s3.amazonaws.com/b/k" },
      "NotImplemented: The local AWS endpoint does not offer TemplateURL",
    ],
    [
      "IAM",
      { StackName: "x", TemplateBody: role.replace("NAME", "") },
      "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_IAM]",
    ],
    [
      "IAM by name",
      { StackName: "x", TemplateBody: role.replace("NAME", "RoleName: a,"), Capabilities: ["CAPABILITY_IAM" as const] },
      "InsufficientCapabilitiesException: Requires capabilities : [CAPABILITY_NAMED_IAM]",
    ],
    [
      "a parameter",
      { StackName: "x", TemplateBody: GROUPS, Parameters: parametersOf({ Days: "a" }) },
      "ValidationError: Parameter 'Days' must be a number.",
    ],
    [
      "an attribute",
      { StackName: "x", TemplateBody: GROUPS.replace("First.Arn", "First.Foo") },
      "ValidationError: Template error: resource First does not support attribute type Foo in Fn::GetAtt",
    ],
    [
      "a subnet",
      {
        StackName: "x",
        TemplateBody:
          `Parameters: { S: { Type: "AWS::EC2::Subnet::Id" } }${GROUPS.slice(GROUPS.indexOf("\nResources"))}`.replace(
            "!Ref Days",
            "1",
          ),
        Parameters: parametersOf({ S: "subnet-1" }),
      },
      "ValidationError: Parameter validation failed: parameter value subnet-1 for parameter name S does not exist",
    ],
  ])("for %s", async (_what, input, message) => {
    expect(await refusal(client.send(new CreateStackCommand(input)))).toContain(message);
  });

  it("and templates before they are used", async () => {
    const { Parameters } = await client.send(new ValidateTemplateCommand({ TemplateBody: GROUPS }));
    expect(Parameters).toMatchObject([{ ParameterKey: "Days", DefaultValue: "7", NoEcho: false }]);
    const wrong = client.send(new ValidateTemplateCommand({ TemplateBody: "Resources:\n  A: [" }));
    expect(await refusal(wrong)).toContain("ValidationError: Template format error: YAML not well-formed. (line 2");
  });
});
