import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { checkValue } from "./check-value";
import { readTemplate, type TemplateReading } from "./read-template";
import { summaryOfAnswer } from "./summary-of";

const OURS = ["ecs-helloworld.yaml", "ecs-helloworld-fargate.yaml"];
const summaryOf = (reading: TemplateReading) => {
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  return reading.summary;
};
const read = (text: string) => summaryOf(readTemplate(text));
const problem = (text: string) => {
  const reading = readTemplate(text);
  return reading.ok ? undefined : reading.problems[0];
};

describe("our templates", () => {
  it.each(OURS)("%s: every default obeys its own rules, and IAM is to be acknowledged", (name) => {
    const { groups, capabilities, outputs } = read(readFileSync(`public/cloudformation/${name}`, "utf8"));
    for (const parameter of groups.flatMap(({ parameters }) => parameters)) {
      expect(parameter.default, parameter.name).toBeDefined();
      expect(checkValue(parameter, parameter.default ?? ""), parameter.name).toBeUndefined();
    }
    expect(capabilities).toEqual(["CAPABILITY_IAM"]);
    expect(outputs.map(({ key }) => key)).toContain("EcsElbDnsName");
  });

  it("groups the parameters as the template's interface says", () => {
    const { groups } = read(readFileSync("public/cloudformation/ecs-helloworld.yaml", "utf8"));
    expect(groups[0]).toMatchObject({ label: "Capacity" });
    expect(groups[0]?.parameters.map(({ name }) => name)).toEqual(["EcsInstanceType", "AsgMaxSize", "EcsAmiId"]);
  });
});

it("reads the short forms of the functions, lists as defaults, numbers and booleans as text, and NoEcho", () => {
  const { groups, resources } = read(`
Parameters:
  Port: { Type: Number, Default: 80, MinValue: "1", AllowedValues: [80, 443] }
  Zones: { Type: CommaDelimitedList, Default: [a, b] }
  Password: { Type: String, NoEcho: "true" }
Resources:
  Group: { Type: AWS::Logs::LogGroup, Properties: { LogGroupName: !Sub "/x/\${AWS::StackName}", Tags: !If [A, [], !Ref B] } }`);
  expect(groups).toEqual([
    {
      label: "Parameters",
      parameters: [
        { name: "Port", type: "Number", default: "80", minValue: 1, allowedValues: ["80", "443"], noEcho: false },
        { name: "Zones", type: "CommaDelimitedList", default: "a,b", noEcho: false },
        { name: "Password", type: "String", noEcho: true },
      ],
    },
  ]);
  expect(resources).toEqual([{ logicalId: "Group", type: "AWS::Logs::LogGroup" }]);
});

it("knows what has to be acknowledged", () => {
  const role = (properties: object) =>
    read(JSON.stringify({ Resources: { R: { Type: "AWS::IAM::Role", Properties: properties } } })).capabilities;
  expect(role({})).toEqual(["CAPABILITY_IAM"]);
  expect(role({ RoleName: "boss" })).toEqual(["CAPABILITY_NAMED_IAM"]);
  const macro = { Transform: "AWS::Serverless-2016-10-31", Resources: { F: { Type: "AWS::Serverless::Function" } } };
  expect(read(JSON.stringify(macro)).capabilities).toEqual(["CAPABILITY_AUTO_EXPAND"]);
});

it.each([
  ["Resources: [", 1, 13, /./],
  ["Resources: {}", 1, 1, /At least one member must be defined in Resources/],
  ["Parameters: { P: {} }\nResources: { A: { Type: x } }", 1, 15, /P has no Type/],
  ["Resources:\n  A:\n    Properties: {}", 2, 3, /A has no Type/],
  ["Resources: { A: { Type: x } }\nParameters: { a-b: { Type: String } }", 2, 15, /letters and digits/],
  ["just words", undefined, undefined, /is a map/],
] as const)("%j: line %s, column %s", (text, line, column, message) => {
  const found = problem(text);
  expect(found?.message).toMatch(message);
  expect([found?.line, found?.column]).toEqual([line, column]);
});

it("makes the same form of CloudFormation's own summary", () => {
  const Metadata = JSON.stringify({
    "AWS::CloudFormation::Interface": { ParameterGroups: [{ Label: { default: "Size" }, Parameters: ["Count"] }] },
  });
  const Parameters = [
    { ParameterKey: "Other", ParameterType: "String", NoEcho: true },
    {
      ParameterKey: "Count",
      ParameterType: "Number",
      DefaultValue: "2",
      ParameterConstraints: { AllowedValues: ["2"] },
    },
  ];
  const answer = { Metadata, Parameters, Capabilities: ["CAPABILITY_IAM"], ResourceTypes: ["AWS::IAM::Role"] };
  expect(summaryOfAnswer(answer)).toMatchObject({
    capabilities: ["CAPABILITY_IAM"],
    groups: [
      { label: "Size", parameters: [{ name: "Count", type: "Number", default: "2", allowedValues: ["2"] }] },
      { label: "Other parameters", parameters: [{ name: "Other", noEcho: true }] },
    ],
  });
});
