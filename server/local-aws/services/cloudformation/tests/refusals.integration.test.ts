/** What is refused before anything is begun, over HTTP with the SDK. */
import {
  CreateChangeSetCommand,
  CreateStackCommand,
  GetTemplateCommand,
  GetTemplateSummaryCommand,
  UpdateStackCommand,
  ValidateTemplateCommand,
} from "@aws-sdk/client-cloudformation";
import { DescribeImagesCommand, RunInstancesCommand } from "@aws-sdk/client-ec2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { sendToS3 } from "../../../testing/s3-request";
import { refusal } from "../../elbv2/testing/refusal";
import { clientOf, parametersOf, untilSettled } from "./support";

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
      "too much of it",
      { StackName: "x", TemplateBody: `${GROUPS}\n#${"x".repeat(51_200)}` },
      "ValidationError: 1 validation error detected: Value at 'templateBody' failed to satisfy constraint: Member must have length less than or equal to 51200",
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
    [
      "a parameter of the Parameter Store",
      {
        StackName: "x",
        TemplateBody: GROUPS.replace("Parameters: {", "Parameters: { P: { Type: 'AWS::SSM::Parameter::Name' },"),
        Parameters: parametersOf({ P: "/none" }),
      },
      "ValidationError: Parameter validation failed: parameter value /none for parameter name P does not exist",
    ],
  ])("for %s", async (_what, input, message) => {
    expect(await refusal(client.send(new CreateStackCommand(input)))).toContain(message);
  });

  const named = (Type: string) =>
    `Parameters: { P: { Type: "${Type}" } }\nResources: { G: { Type: AWS::Logs::LogGroup } }`;
  const created = (StackName: string, Type: string, value: string) =>
    client.send(
      new CreateStackCommand({ StackName, TemplateBody: named(Type), Parameters: parametersOf({ P: value }) }),
    );

  it.each([
    ["AWS::EC2::Image::Id", "ami-0123456789abcdef0"],
    ["AWS::EC2::Image::Id", "image"],
    ["AWS::EC2::Instance::Id", "i-0123456789abcdef0"],
    ["AWS::EC2::KeyPair::KeyName", "mine"],
    ["AWS::EC2::SecurityGroup::GroupName", "nobody"],
    ["AWS::EC2::Volume::Id", "vol-0123456789abcdef0"],
    ["AWS::Route53::HostedZone::Id", "Z23YXV4OVPL04A"],
  ])("for a parameter of type %s that names what is not there: %s", async (type, value) => {
    const message = `Parameter validation failed: parameter value ${value} for parameter name P does not exist`;
    expect(await refusal(created("x", type, value))).toBe(`ValidationError: ${message}`);
    expect(await refusal(created("x", `List<${type}>`, value))).toBe(`ValidationError: ${message}`);
  });

  it("but not for what is there", async () => {
    const { Images = [] } = await endpoint.ec2.send(new DescribeImagesCommand({}));
    const ImageId = Images[0]?.ImageId ?? "";
    const run = { ImageId, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 } as const;
    const { Instances = [] } = await endpoint.ec2.send(new RunInstancesCommand(run));
    await created("by-image", "AWS::EC2::Image::Id", ImageId);
    await created("by-instance", "AWS::EC2::Instance::Id", Instances[0]?.InstanceId ?? "");
    await created("by-group", "List<AWS::EC2::SecurityGroup::GroupName>", "default");
  });

  it("and templates before they are used", async () => {
    const { Parameters } = await client.send(new ValidateTemplateCommand({ TemplateBody: GROUPS }));
    expect(Parameters).toMatchObject([{ ParameterKey: "Days", DefaultValue: "7", NoEcho: false }]);
    const wrong = client.send(new ValidateTemplateCommand({ TemplateBody: "Resources:\n  A: [" }));
    expect(await refusal(wrong)).toContain("ValidationError: Template format error: YAML not well-formed. (line 2");
  });
});

describe("a template in S3", () => {
  const put = (target: string, body: string | undefined) =>
    sendToS3(endpoint.url, { method: "PUT", target, body: body ?? "" });
  /** More than a request may carry. */
  const large = `${GROUPS}\n#${"x".repeat(60_000)}`;
  const TemplateURL = "https://templates.s3.amazonaws.com/a/groups.yaml";

  beforeAll(async () => {
    await put("/templates", undefined);
    await put("/templates/a/groups.yaml", large);
    await put("/templates/huge.yaml", `${GROUPS}\n#${"x".repeat(1_000_000)}`);
    await put("/templates/changed.yaml", large.replace("/a", "/b"));
  });

  it("makes a stack, is kept, updates it, and is summed up and validated", async () => {
    const { StackId = "" } = await client.send(new CreateStackCommand({ StackName: "by-url", TemplateURL }));
    expect(await untilSettled(client, StackId)).toMatchObject({ StackStatus: "CREATE_COMPLETE" });
    const { TemplateBody } = await client.send(new GetTemplateCommand({ StackName: "by-url" }));
    expect(TemplateBody).toBe(large);
    const changed = "https://s3.us-east-1.amazonaws.com/templates/changed.yaml";
    const preview = { StackName: "by-url", ChangeSetName: "preview", TemplateURL: changed };
    await client.send(new CreateChangeSetCommand(preview));
    await client.send(new UpdateStackCommand({ StackName: "by-url", TemplateURL: changed }));
    expect(await untilSettled(client, StackId)).toMatchObject({ StackStatus: "UPDATE_COMPLETE" });
    const days = [{ ParameterKey: "Days", DefaultValue: "7" }];
    expect(await client.send(new GetTemplateSummaryCommand({ TemplateURL }))).toMatchObject({ Parameters: days });
    expect(await client.send(new ValidateTemplateCommand({ TemplateURL }))).toMatchObject({ Parameters: days });
  });

  it.each([
    ["https://templates.s3.us-east-1.amazonaws.com/none", "S3 error: The specified key does not exist."],
    ["https://nothing.s3.amazonaws.com/a", "S3 error: The specified bucket does not exist"],
    ["https://templates.s3.eu-west-1.amazonaws.com/a/groups.yaml", "must be addressed using the specified endpoint"],
    ["https://templates.s3.amazonaws.com/huge.yaml", "Template may not exceed 1000000 bytes in size."],
    ["http://templates.s3.amazonaws.com/a/groups.yaml", "TemplateURL must be a supported URL."],
    ["https://example.com/a.yaml", "TemplateURL must be a supported URL."],
    ["https://s3.amazonaws.com/templates", "TemplateURL must be a supported URL."],
    ["https://templates.s3.amazonaws.com/%E0", "TemplateURL must be a supported URL."],
    ["templates/a/groups.yaml", "TemplateURL must be a supported URL."],
  ])("%s", async (url, message) => {
    const answer = refusal(client.send(new GetTemplateSummaryCommand({ TemplateURL: url })));
    expect(await answer).toMatch(/^ValidationError: /);
    expect(await answer).toContain(message);
  });
});
