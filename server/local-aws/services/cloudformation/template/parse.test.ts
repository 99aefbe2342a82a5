import { describe, expect, it } from "vitest";
import { checkTemplate } from "./check";
import { parseTemplate } from "./parse";

const LOG = "Log: { Type: AWS::Logs::LogGroup }";

function refusal(text: string): string {
  try {
    checkTemplate(parseTemplate(text));
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
  return "was accepted";
}

describe("parseTemplate", () => {
  it("reads every short form as its long form, nested too", () => {
    const { Resources } = parseTemplate(`
AWSTemplateFormatVersion: 2010-09-09
Resources:
  A:
    Type: AWS::Logs::LogGroup
    Properties:
      A: !Ref P
      B: !GetAtt R.X.Y
      C: !Sub "\${P}-x"
      D: !Sub ["\${v}", {v: !Ref P}]
      E: !Join [",", [a, !Ref P]]
      F: !If [C, 1, !Ref AWS::NoValue]
      G: !Select [0, !GetAZs ""]
      H: !Base64
        Fn::Sub: text
      I: !FindInMap [M, a, b]
      J: !Split [",", "a,b"]
      K: !ImportValue name
      L: !Cidr [10.0.0.0/16, 2, 8]
      M: !Equals [a, b]
      N: !And [!Condition C, !Not [!Condition D]]
      O: yes
      P: 007
      Q: 1.50`);
    expect(Resources.A?.Properties).toEqual({
      A: { Ref: "P" },
      B: { "Fn::GetAtt": "R.X.Y" },
      C: { "Fn::Sub": "${P}-x" },
      D: { "Fn::Sub": ["${v}", { v: { Ref: "P" } }] },
      E: { "Fn::Join": [",", ["a", { Ref: "P" }]] },
      F: { "Fn::If": ["C", 1, { Ref: "AWS::NoValue" }] },
      G: { "Fn::Select": [0, { "Fn::GetAZs": "" }] },
      H: { "Fn::Base64": { "Fn::Sub": "text" } },
      I: { "Fn::FindInMap": ["M", "a", "b"] },
      J: { "Fn::Split": [",", "a,b"] },
      K: { "Fn::ImportValue": "name" },
      L: { "Fn::Cidr": ["10.0.0.0/16", 2, 8] },
      M: { "Fn::Equals": ["a", "b"] },
      N: { "Fn::And": [{ Condition: "C" }, { "Fn::Not": [{ Condition: "D" }] }] },
      O: "yes",
      P: 7,
      Q: 1.5,
    });
  });

  it("reads JSON, tabs and all", () => {
    const text =
      '{\n\t"Resources": {"A": {"Type": "AWS::Logs::LogGroup", "DependsOn": "B"}, "B": {"Type": "AWS::A::B"}}\n}';
    expect(parseTemplate(text).Resources.A).toMatchObject({ DependsOn: ["B"], DeletionPolicy: "Delete" });
  });
});

describe("a template is refused", () => {
  it.each([
    ["JSON that ends early", '{\n "Resources": {', "JSON not well-formed. (line 2, column 16)"],
    ["JSON with a comma too many", '{\n "Resources": {},\n}', "JSON not well-formed. (line 3, column 1)"],
    ["YAML with a wrong indent", "Resources:\n  A:\n    Type: x\n   B: y", "YAML not well-formed. (line 4, column 1)"],
    ["a tab", "Resources:\n\tA: 1", "YAML not well-formed. (line 2, column 1)"],
    ["a key twice", `Resources:\n  ${LOG}\n  ${LOG}`, "YAML not well-formed. (line 3, column 3)"],
    ["an unknown tag", "Resources: !Bar x", "YAML not well-formed. (line 1, column 12)"],
    ["an alias", `A: &a 1\nB: *a\nResources: {${LOG}}`, "YAML aliases are not allowed in CloudFormation templates"],
    ["braces that nobody closes", "{".repeat(5_000), "not well-formed"],
    ["dashes of dashes", "- ".repeat(20_000), "it is nested too deep"],
    ["depth in JSON", `{"Resources":${"[".repeat(20_000)}${"]".repeat(20_000)}}`, "It is nested too deep."],
    ["text", "hello", "unsupported structure."],
    ["no resources", "Resources: {}", "At least one Resources member must be defined."],
    ["an unknown section", `Foo: 1\nResources: {${LOG}}`, "Invalid template property or properties [Foo]"],
    ["another version", `AWSTemplateFormatVersion: "2020-01-01"\nResources: {${LOG}}`, "version not supported"],
    [
      "a transform",
      `Transform: AWS::Serverless-2016-10-31\nResources: {${LOG}}`,
      "does not offer the section Transform",
    ],
    ["no type", "Resources: {A: {Properties: {}}}", "Every Resources object must contain a Type member."],
    ["no such type name", "Resources: {A: {Type: Foo}}", "Unrecognized resource types: [Foo]"],
    ["an unknown attribute", "Resources: {A: {Type: AWS::A::B, Foo: 1}}", "Encountered unsupported property Foo"],
    [
      "a creation policy",
      "Resources: {A: {Type: AWS::A::B, CreationPolicy: {}}}",
      "does not offer the attribute CreationPolicy",
    ],
    ["a wrong policy", "Resources: {A: {Type: AWS::A::B, DeletionPolicy: Keep}}", "Unrecognized DeletionPolicy Keep"],
    ["a name with a dash", "Resources: {A-B: {Type: AWS::A::B}}", "Resource name A-B is non alphanumeric."],
    ["a parameter's type", `Parameters: {P: {Type: Foo}}\nResources: {${LOG}}`, "Unrecognized parameter type: Foo"],
    [
      "a parameter's member",
      `Parameters: {P: {Type: String, Foo: 1}}\nResources: {${LOG}}`,
      "Invalid template parameter property 'Foo'",
    ],
    [
      "a reference",
      "Resources: {A: {Type: AWS::A::B, Properties: {X: !Ref Y}}}",
      "Unresolved resource dependencies [Y] in the Resources block",
    ],
    [
      "a Sub",
      'Resources: {A: {Type: AWS::A::B, Properties: {X: !Sub "${Y.Z}"}}}',
      "Unresolved resource dependencies [Y] in the Resources block",
    ],
    ["a DependsOn", "Resources: {A: {Type: AWS::A::B, DependsOn: Y}}", "Unresolved resource dependencies [Y]"],
    [
      "an output",
      `Resources: {${LOG}}\nOutputs: {O: {Value: !GetAtt Y.Z}}`,
      "Unresolved resource dependencies [Y] in the Outputs block",
    ],
    [
      "an output without a value",
      `Resources: {${LOG}}\nOutputs: {O: {}}`,
      "Every Outputs member must contain a Value object",
    ],
    [
      "a condition",
      "Resources: {A: {Type: AWS::A::B, Condition: C}}",
      "Unresolved condition dependency C in the Resources block",
    ],
    [
      "a condition on a resource",
      `Conditions: {C: !Equals [!Ref Log, a]}\nResources: {${LOG}}`,
      "Cannot reference resources in the Conditions block",
    ],
    [
      "a circle",
      "Resources: {A: {Type: AWS::A::B, DependsOn: B}, B: {Type: AWS::A::B, Properties: {X: !Ref A}}}",
      "Circular dependency between resources: [A, B]",
    ],
    [
      "conditions in a circle",
      `Conditions: {C: !Not [!Condition D], D: !Not [!Condition C]}\nResources: {${LOG}}`,
      "Circular dependencies for conditions: [C, D]",
    ],
  ])("for %s", (_what, text, message) => {
    expect(refusal(text)).toContain(message);
  });
});
