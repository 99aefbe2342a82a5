import { describe, expect, it } from "vitest";
import { validationError } from "../errors";
import type { Value } from "../template/model";
import { conditionsOf } from "./conditions";
import { evaluate } from "./evaluate";
import { NO_VALUE, type Result, type Scope } from "./scope";

const VALUES: Record<string, Result> = {
  Text: "text",
  List: ["a", "b"],
  Yes: "true",
  "AWS::Region": "us-east-1",
  "AWS::NoValue": NO_VALUE,
  Balancer: "arn:balancer",
};

const scope: Scope = {
  region: "us-east-1",
  account: "000000000000",
  ref: (name) => VALUES[name] ?? "?",
  attribute: (logicalId, attribute) => `${logicalId}/${attribute}`,
  condition: conditionsOf(
    { IsYes: { "Fn::Equals": [{ Ref: "Yes" }, "true"] }, IsNo: { "Fn::Not": [{ Condition: "IsYes" }] } },
    () => scope,
  ),
  mappings: { Types: { "us-east-1": { size: "large", zones: ["a"] } } },
  importValue: (name) => {
    if (name === "shared") return "vpc-1";
    throw validationError(`No export named ${name} found.`);
  },
  zones: (region) => [`${region}a`, `${region}b`],
};

// Written as templates write them.
const fn = (name: string, argument: Value) => ({ [`Fn::${name}`]: argument });
const ref = (name: string) => ({ Ref: name });
const variable = (name: string) => `$\{${name}}`;

const sub = (times: number, inner: Value) => fn("Sub", [variable("a").repeat(times), { a: inner }]);
const nested = (levels: number, wrap: (inner: Value) => Value, inner: Value = "x"): Value =>
  levels === 0 ? inner : nested(levels - 1, wrap, wrap(inner));

describe("evaluate", () => {
  it.each<[string, Value, Value]>([
    ["Ref", ref("Text"), "text"],
    ["a map of Refs", { a: [ref("Text")], b: 1 }, { a: ["text"], b: 1 }],
    ["NoValue in a map and a list", { a: ref("AWS::NoValue"), b: [1, ref("AWS::NoValue")] }, { b: [1] }],
    ["GetAtt, text", fn("GetAtt", "Balancer.DNSName"), "Balancer/DNSName"],
    ["GetAtt, list", fn("GetAtt", ["Balancer", "A.B"]), "Balancer/A.B"],
    ["Sub", fn("Sub", `${variable("Text")}-${variable("Balancer.DNSName")}`), "text-Balancer/DNSName"],
    ["Sub with a map", fn("Sub", [`${variable("x")}${variable("Text")}`, { x: ref("Yes") }]), "truetext"],
    ["Sub, braces that nobody closes", fn("Sub", "${".repeat(100_000)), "${".repeat(100_000)],
    ["Sub, literal", fn("Sub", `${variable("!Text")} ${variable("AWS::Region")}`), `${variable("Text")} us-east-1`],
    ["Join", fn("Join", ["-", ["a", ref("Text"), 1]]), "a-text-1"],
    ["Join of a list", fn("Join", [",", ref("List")]), "a,b"],
    ["Select", fn("Select", ["1", ref("List")]), "b"],
    ["Split", fn("Split", [",", "a,b"]), ["a", "b"]],
    ["Base64", fn("Base64", fn("Sub", "é")), "w6k="],
    ["GetAZs of here", fn("GetAZs", ""), ["us-east-1a", "us-east-1b"]],
    ["GetAZs of a region", fn("GetAZs", "eu-west-1"), ["eu-west-1a", "eu-west-1b"]],
    ["FindInMap", fn("FindInMap", ["Types", ref("AWS::Region"), "size"]), "large"],
    ["FindInMap of a list", fn("FindInMap", ["Types", "us-east-1", "zones"]), ["a"]],
    ["FindInMap with a default", fn("FindInMap", ["Types", "x", "size", { DefaultValue: ref("Text") }]), "text"],
    ["ImportValue", fn("ImportValue", "shared"), "vpc-1"],
    ["If, true", fn("If", ["IsYes", "a", fn("Select", [9, []])]), "a"],
    ["If, false", fn("If", ["IsNo", "a", ref("Text")]), "text"],
    ["Cidr", fn("Cidr", ["10.1.2.3/16", 3, 8]), ["10.1.0.0/24", "10.1.1.0/24", "10.1.2.0/24"]],
    ["Cidr, smallest", fn("Cidr", ["192.168.0.0/30", "2", "1"]), ["192.168.0.0/31", "192.168.0.2/31"]],
    ["Length", fn("Length", ref("List")), 2],
    ["ToJsonString", fn("ToJsonString", { a: ref("Text") }), '{"a":"text"}'],
    ["And", fn("And", [{ Condition: "IsYes" }, { Condition: "IsNo" }]), false],
    ["Or", fn("Or", [{ Condition: "IsYes" }, { Condition: "IsNo" }]), true],
  ])("%s", (_name, expression, result) => {
    expect(evaluate(expression, scope)).toEqual(result);
  });

  it.each<[string, Value, string]>([
    ["an unknown function", fn("Foo", 1), "Fn::Foo is not a function"],
    ["Ref of a list", { Ref: ["a"] }, "every Ref object must have a single String value."],
    ["GetAtt without attribute", fn("GetAtt", "Balancer"), "every Fn::GetAtt object requires two non-empty parameters"],
    ["Join of a text", fn("Join", ["-", "a"]), "every Fn::Join object requires two parameters"],
    ["Join of maps", fn("Join", ["-", [{ a: 1 }]]), "every Fn::Join object requires two parameters"],
    ["Select beyond the end", fn("Select", [2, ref("List")]), "Fn::Select cannot select nonexistent value at index 2"],
    ["Select before the start", fn("Select", [-1, ref("List")]), "Fn::Select requires a list argument"],
    ["Split of a list", fn("Split", [",", ref("List")]), "every Fn::Split object requires two parameters"],
    ["Sub of a list", fn("Sub", variable("List")), "variable List in Fn::Sub expression does not resolve to a string"],
    ["Sub of a number", fn("Sub", 1), "don't specify expected arguments"],
    [
      "FindInMap",
      fn("FindInMap", ["Types", "us-east-1", "colour"]),
      "Unable to get mapping for Types::us-east-1::colour",
    ],
    [
      "FindInMap of what objects inherit",
      fn("FindInMap", ["constructor", "a", "b"]),
      "Unable to get mapping for constructor::a::b",
    ],
    ["ImportValue", fn("ImportValue", "other"), "No export named other found."],
    ["If without its condition", fn("If", ["IsYes", 1]), "Fn::If requires a list argument"],
    ["If by no condition", fn("If", ["Other", 1, 2]), "unresolved condition dependency Other"],
    ["Cidr with too many", fn("Cidr", ["10.0.0.0/24", 5, 6]), "has no room for 5 blocks"],
    ["Cidr of nonsense", fn("Cidr", ["10.0.0/24", 1, 6]), "Fn::Cidr requires a list"],
    ["And of one", fn("And", [{ Condition: "IsYes" }]), "at least 2 and at most 10 boolean parameters."],
    ["Equals of one", fn("Equals", ["a"]), "requires a list of 2 string parameters."],
    ["Sub that multiplies", nested(12, (inner) => sub(10, inner)), "yields more than 262144 characters"],
    [
      "Sub that takes for ever",
      fn(
        "Length",
        nested(40, (inner) => sub(10, inner), ""),
      ),
      "requires a list",
    ],
    [
      "Join that multiplies",
      fn("Join", ["z".repeat(20_000), fn("Split", [",", ",".repeat(20_000)])]),
      "yields more than",
    ],
    ["quotes of quotes", nested(30, (inner) => fn("ToJsonString", { a: inner }), '"'), "yields more than"],
    ["Not of a text", fn("Not", ["IsYes"]), "every condition must be an object of one condition function"],
  ])("refuses %s", (_name, expression, message) => {
    expect(() => evaluate(expression, scope)).toThrow(message);
  });
});
