import { formatError } from "../errors";
import { isMap, type ParameterDefinition, type Value } from "./model";

const MEMBERS = [
  ...["Type", "Default", "Description", "NoEcho", "AllowedValues", "AllowedPattern", "ConstraintDescription"],
  ...["MinLength", "MaxLength", "MinValue", "MaxValue"],
];

const PLAIN = ["String", "Number", "List<Number>", "CommaDelimitedList", "AWS::SSM::Parameter::Name"];
const AWS_TYPES = [
  ...["AWS::EC2::AvailabilityZone::Name", "AWS::EC2::Image::Id", "AWS::EC2::Instance::Id"],
  ...["AWS::EC2::KeyPair::KeyName", "AWS::EC2::SecurityGroup::GroupName", "AWS::EC2::SecurityGroup::Id"],
  ...["AWS::EC2::Subnet::Id", "AWS::EC2::Volume::Id", "AWS::EC2::VPC::Id", "AWS::Route53::HostedZone::Id"],
];

/** "AWS-specific parameter types" and "Systems Manager parameter types" of the user guide. */
export function isParameterType(type: string): boolean {
  const value = /^AWS::SSM::Parameter::Value<(.+)>$/.exec(type)?.[1];
  const inner = value === "List<String>" ? "String" : (value ?? type);
  const listed = /^List<(AWS::.+)>$/.exec(inner)?.[1];
  return PLAIN.includes(inner) || AWS_TYPES.includes(listed ?? inner);
}

export function readParameter(name: string, value: Value): ParameterDefinition {
  if (!isMap(value)) throw formatError(`Every Parameters object must contain a Type member: ${name} is no object.`);
  const unknown = Object.keys(value).find((member) => !MEMBERS.includes(member));
  if (unknown !== undefined) throw formatError(`Invalid template parameter property '${unknown}'`);
  const { Type } = value;
  if (typeof Type !== "string") throw formatError("Every Parameters object must contain a Type member.");
  if (!isParameterType(Type)) throw formatError(`Unrecognized parameter type: ${Type}`);
  const definition: ParameterDefinition = { Type };
  for (const member of ["Default", "Description", "AllowedPattern", "ConstraintDescription"] as const) {
    const given = value[member];
    if (given !== undefined) definition[member] = text(name, member, given);
  }
  for (const member of ["MinLength", "MaxLength", "MinValue", "MaxValue"] as const) {
    const given = value[member];
    if (given !== undefined) definition[member] = amount(name, member, given);
  }
  if (value.NoEcho !== undefined) definition.NoEcho = String(value.NoEcho).toLowerCase() === "true";
  if (value.AllowedValues !== undefined) {
    if (!Array.isArray(value.AllowedValues)) throw formatError(`Parameter '${name}' AllowedValues must be a list.`);
    definition.AllowedValues = value.AllowedValues.map((one) => text(name, "AllowedValues", one));
  }
  return definition;
}

function text(name: string, member: string, value: Value): string {
  if (typeof value === "string" || typeof value === "number" || typeof value === "boolean") return String(value);
  throw formatError(`Every ${member} member must be a string: that of parameter '${name}' is not.`);
}

function amount(name: string, member: string, value: Value): number {
  const number = Number(text(name, member, value));
  if (Number.isFinite(number)) return number;
  throw formatError(`The value of ${member} of parameter '${name}' must be a number.`);
}
