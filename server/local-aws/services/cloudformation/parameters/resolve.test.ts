import { describe, expect, it } from "vitest";
import { readParameter } from "../template/read-parameter";
import { givenParameters, parameterValue } from "./resolve";

const definition = (value: Record<string, string | number | string[] | boolean>) => readParameter("P", value);

describe("givenParameters", () => {
  it.each([
    ["a number", { Type: "Number" }, "12"],
    ["an allowed value", { Type: "String", AllowedValues: ["true", "false"] }, "true"],
    ["a whole match", { Type: "String", AllowedPattern: "[a-z]+" }, "abc"],
    ["numbers", { Type: "List<Number>" }, "1, 2,3"],
    ["the largest", { Type: "Number", MaxValue: 5 }, "5"],
    ["the longest", { Type: "String", MaxLength: 3 }, "abc"],
    ["an id", { Type: "AWS::EC2::VPC::Id" }, "vpc-1"],
    ["ids", { Type: "List<AWS::EC2::Subnet::Id>" }, "subnet-1,subnet-2"],
    ["a stored image", { Type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>" }, "/aws/x"],
  ])("takes %s", (_what, type, ParameterValue) => {
    const given = givenParameters({ P: definition(type) }, [{ ParameterKey: "P", ParameterValue }]);
    expect(given).toEqual({ P: ParameterValue });
  });

  it.each([
    ["a text", { Type: "Number" }, "twelve", "Parameter 'P' must be a number."],
    ["a text among numbers", { Type: "List<Number>" }, "1,a", "Parameter 'P' must be a number."],
    ["another value", { Type: "String", AllowedValues: ["a"] }, "b", "Parameter 'P' must be one of AllowedValues"],
    ["a match of a part", { Type: "String", AllowedPattern: "[a-z]+" }, "abc1", "must match pattern [a-z]+"],
    ["what takes for ever", { Type: "String", AllowedPattern: "(a+)+b" }, "a".repeat(60), "takes too long to match"],
    ["a long number that is none", { Type: "Number" }, `${"1".repeat(300_000)}x`, "Parameter 'P' must be a number."],
    ["what is too short", { Type: "String", MinLength: 2 }, "a", "must contain at least 2 characters"],
    ["what is too long", { Type: "String", MaxLength: 2 }, "abc", "must contain at most 2 characters"],
    ["what is too small", { Type: "Number", MinValue: 2 }, "1", "must be a number not less than 2"],
    ["what is too large", { Type: "Number", MaxValue: 2 }, "3", "must be a number not greater than 2"],
    [
      "with the author's words",
      { Type: "Number", MaxValue: 2, ConstraintDescription: "two at most" },
      "3",
      "Parameter P failed to satisfy constraint: two at most",
    ],
  ])("refuses %s", (_what, type, ParameterValue, message) => {
    const answer = () => givenParameters({ P: definition(type) }, [{ ParameterKey: "P", ParameterValue }]);
    expect(answer).toThrow(message);
  });

  it("refuses what is missing, unknown, twice, or previous without there being any", () => {
    const definitions = { P: definition({ Type: "String" }) };
    expect(() => givenParameters(definitions, [])).toThrow("Parameters: [P] must have values");
    expect(() => givenParameters(definitions, [{ ParameterKey: "Q", ParameterValue: "1" }])).toThrow(
      "Parameters: [Q] do not exist in the template",
    );
    const one = { ParameterKey: "P", ParameterValue: "1" };
    expect(() => givenParameters(definitions, [one, one])).toThrow("Duplicate parameter keys: [P]");
    const previous = { ParameterKey: "P", UsePreviousValue: true };
    expect(() => givenParameters(definitions, [previous])).toThrow("not in the previous template");
    expect(givenParameters(definitions, [previous], { P: "x" })).toEqual({ P: "x" });
  });

  it("checks defaults too", () => {
    const definitions = { P: definition({ Type: "Number", Default: "x" }) };
    expect(() => givenParameters(definitions, [])).toThrow("Parameter 'P' must be a number.");
  });

  it("Ref of a list is a list", () => {
    expect(parameterValue(definition({ Type: "CommaDelimitedList" }), "a, b")).toEqual(["a", "b"]);
    expect(parameterValue(definition({ Type: "CommaDelimitedList" }), "")).toEqual([]);
    expect(parameterValue(definition({ Type: "AWS::SSM::Parameter::Value<List<String>>" }), "a,b")).toEqual(["a", "b"]);
    expect(parameterValue(definition({ Type: "Number" }), "1")).toBe("1");
  });
});
