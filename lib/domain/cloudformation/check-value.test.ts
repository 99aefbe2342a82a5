import { expect, it } from "vitest";
import type { TemplateParameter } from "@/lib/contracts/stacks/template";
import { checkValue } from "./check-value";

type Declared = Partial<TemplateParameter>;
const CASES: [declared: Declared, accepted: string, refused: string, why: string][] = [
  [{ type: "Number" }, "-1.5", "two", "A number."],
  [{ type: "Number", minValue: 1 }, "1", "0", "At least 1."],
  [{ type: "Number", maxValue: 20 }, "20", "21", "At most 20."],
  [{ type: "Number", allowedValues: ["1", "7"] }, "7", "8", "One of 1, 7."],
  [{ allowedValues: ["true", "false"] }, "true", "yes", "One of true, false."],
  [{ minLength: 1 }, "a", "", "Required."],
  [{ minLength: 3 }, "abc", "ab", "At least 3 characters."],
  [{ maxLength: 2 }, "ab", "abc", "At most 2 characters."],
  [{ allowedPattern: "[a-z]+|x1" }, "abc", "abc1", "It has to match [a-z]+|x1"],
  [{ allowedPattern: "[a-z]+", constraint: "Small letters." }, "abc", "ABC", "Small letters."],
  [{ type: "CommaDelimitedList", allowedPattern: "[a-z]+" }, "a, b", "a,B", "It has to match [a-z]+"],
  [{ type: "List<Number>", maxValue: 9 }, "1,2", "1,10", "At most 9."],
  [{ type: "List<Number>" }, "1, 2", "1,,2", "A number."],
  [{ type: "AWS::EC2::VPC::Id" }, "vpc-0a1b2c3d", "vpc", "An id such as vpc-0a1b2c3d4e5f60718."],
  [{ type: "AWS::EC2::SecurityGroup::Id" }, "sg-0a1b2c3d", "default", "An id such as sg-0a1b2c3d4e5f60718."],
  [{ type: "AWS::EC2::Image::Id" }, "ami-0a1b2c3d4e5f60718", "ami-xyz", "An id such as ami-0a1b2c3d4e5f60718."],
  [{ type: "AWS::EC2::Instance::Id" }, "i-0a1b2c3d", "web-1", "An id such as i-0a1b2c3d4e5f60718."],
  [{ type: "AWS::EC2::Volume::Id" }, "vol-0a1b2c3d", "vol-", "An id such as vol-0a1b2c3d4e5f60718."],
  [
    { type: "AWS::SSM::Parameter::Name" },
    "/service/image",
    "/service/an image",
    "The name of an SSM parameter, such as /service/image.",
  ],
  [
    { type: "List<AWS::EC2::Subnet::Id>" },
    "subnet-0a1b2c3d,subnet-1a1b2c3d",
    "subnet-0a1b2c3d,vpc-0a1b2c3d",
    "An id such as subnet-0a1b2c3d4e5f60718.",
  ],
  [
    { type: "AWS::SSM::Parameter::Value<AWS::EC2::Image::Id>" },
    "/aws/service/image_id",
    "ami 1",
    "The name of an SSM parameter, such as /service/image.",
  ],
  [
    { type: "AWS::SSM::Parameter::Value<String>" },
    "arn:aws:ssm:us-east-1:123456789012:parameter/shared",
    "",
    "The name of an SSM parameter, such as /service/image.",
  ],
  [{}, "x".repeat(4096), "x".repeat(4097), "At most 4,096 bytes."],
  [{}, "é".repeat(2048), "é".repeat(2049), "At most 4,096 bytes."],
];

it.each(CASES)("%j takes %j and refuses %j", (declared, accepted, refused, why) => {
  const parameter: TemplateParameter = { name: "P", type: "String", noEcho: false, ...declared };
  expect(checkValue(parameter, accepted)).toBeUndefined();
  expect(checkValue(parameter, refused)).toBe(why);
});

it("leaves to CloudFormation what only Java's patterns can say", () => {
  const parameter = { name: "P", type: "String", noEcho: false, allowedPattern: "(?i)abc[" };
  expect(checkValue(parameter, "anything")).toBeUndefined();
});
