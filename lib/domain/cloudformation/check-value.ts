import type { TemplateParameter } from "@/lib/contracts/stacks/template";

const MAX_BYTES = 4096;

/** Forms of ids. CloudFormation itself looks whether they exist (User Guide, "AWS-specific parameter types"). */
const IDS: Record<string, [pattern: RegExp, example: string]> = {
  "AWS::EC2::VPC::Id": [/^vpc-[0-9a-f]{8,17}$/, "vpc-0a1b2c3d4e5f60718"],
  "AWS::EC2::Subnet::Id": [/^subnet-[0-9a-f]{8,17}$/, "subnet-0a1b2c3d4e5f60718"],
  "AWS::EC2::SecurityGroup::Id": [/^sg-[0-9a-f]{8,17}$/, "sg-0a1b2c3d4e5f60718"],
  "AWS::EC2::Image::Id": [/^ami-[0-9a-f]{8,17}$/, "ami-0a1b2c3d4e5f60718"],
  "AWS::EC2::Instance::Id": [/^i-[0-9a-f]{8,17}$/, "i-0a1b2c3d4e5f60718"],
  "AWS::EC2::Volume::Id": [/^vol-[0-9a-f]{8,17}$/, "vol-0a1b2c3d4e5f60718"],
};

/** Why CloudFormation would refuse this value for the parameter; undefined: it would not, as far as the template says. */
export function checkValue(parameter: TemplateParameter, value: string): string | undefined {
  if (new TextEncoder().encode(value).length > MAX_BYTES) return "At most 4,096 bytes.";
  const wrong = problemOf(parameter, value);
  return wrong === undefined ? undefined : (parameter.constraint ?? wrong);
}

function problemOf(parameter: TemplateParameter, value: string): string | undefined {
  const { type } = parameter;
  const stored = /^AWS::SSM::Parameter::(Name|Value<.*>)$/.test(type);
  // With colons: another account's parameter is named by its ARN.
  if (stored && !/^[\w./:-]{1,1011}$/.test(value)) return "The name of an SSM parameter, such as /service/image.";
  const [, listOf] = /^List<(.+)>$/.exec(type) ?? [];
  const isList = listOf !== undefined || type === "CommaDelimitedList";
  const each = isList ? value.split(",").map((part) => part.trim()) : [value];
  return first(each, (one) => ofAllowed(parameter, one) ?? ofType(listOf ?? type, one) ?? ofText(parameter, one));
}

function ofAllowed({ allowedValues }: TemplateParameter, value: string): string | undefined {
  if (allowedValues === undefined || allowedValues.includes(value)) return undefined;
  return `One of ${allowedValues.join(", ")}.`;
}

function ofType(type: string, value: string): string | undefined {
  if (type === "Number") return /^[+-]?(\d+\.?\d*|\.\d+)(e[+-]?\d+)?$/i.test(value.trim()) ? undefined : "A number.";
  const id = IDS[type];
  return id === undefined || id[0].test(value) ? undefined : `An id such as ${id[1]}.`;
}

function ofText(parameter: TemplateParameter, value: string): string | undefined {
  const { type, minValue, maxValue, minLength, maxLength, allowedPattern } = parameter;
  if (/Number/.test(type)) {
    if (minValue !== undefined && Number(value) < minValue) return `At least ${minValue}.`;
    if (maxValue !== undefined && Number(value) > maxValue) return `At most ${maxValue}.`;
  }
  if (minLength !== undefined && value.length < minLength)
    return minLength === 1 && value === "" ? "Required." : `At least ${minLength} characters.`;
  if (maxLength !== undefined && value.length > maxLength) return `At most ${maxLength} characters.`;
  return allowedPattern === undefined || matches(allowedPattern, value)
    ? undefined
    : `It has to match ${allowedPattern}`;
}

/** Of the whole value, as in Java. What JavaScript cannot read is left to CloudFormation. */
function matches(pattern: string, value: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`).test(value);
  } catch {
    return true;
  }
}

function first<T, R>(items: readonly T[], look: (item: T) => R | undefined): R | undefined {
  for (const item of items) {
    const found = look(item);
    if (found !== undefined) return found;
  }
  return undefined;
}
