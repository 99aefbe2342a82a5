/** Parameters of AWS-specific types: what they name has to be there. */
import { AwsError } from "../../../protocol/aws-error";
import { type Call, isMissing } from "../calls";
import { validationError } from "../errors";
import type { ParameterDefinition } from "../template/model";
import { entriesOf, isList } from "./constraints";

type LookUp = (call: Call, ids: string[]) => Promise<unknown>;

/** Kinds of which there is none here, as in an account that has made none. */
const none: LookUp = () => Promise.reject(new AwsError("NotFoundException", "There is none."));

const LOOK_UPS: Record<string, LookUp> = {
  "AWS::EC2::VPC::Id": (call, VpcIds) => call("ec2", "DescribeVpcs", { VpcIds }),
  "AWS::EC2::Subnet::Id": (call, SubnetIds) => call("ec2", "DescribeSubnets", { SubnetIds }),
  "AWS::EC2::SecurityGroup::Id": (call, GroupIds) => call("ec2", "DescribeSecurityGroups", { GroupIds }),
  "AWS::EC2::AvailabilityZone::Name": (call, ZoneNames) => call("ec2", "DescribeAvailabilityZones", { ZoneNames }),
  "AWS::EC2::Image::Id": (call, ImageIds) => call("ec2", "DescribeImages", { ImageIds }),
  "AWS::EC2::Instance::Id": (call, InstanceIds) => call("ec2", "DescribeInstances", { InstanceIds }),
  "AWS::EC2::SecurityGroup::GroupName": (call, GroupNames) => call("ec2", "DescribeSecurityGroups", { GroupNames }),
  "AWS::EC2::KeyPair::KeyName": none,
  "AWS::EC2::Volume::Id": none,
  "AWS::Route53::HostedZone::Id": none,
  "AWS::SSM::Parameter::Name": (call, [Name]) => call("ssm", "GetParameter", { Name }),
};

/** @throws AwsError ValidationError that names the parameter and the value */
export async function checkExistence(
  call: Call,
  definitions: Record<string, ParameterDefinition>,
  values: Record<string, string>,
): Promise<void> {
  for (const [name, { Type }] of Object.entries(definitions)) {
    const inner = Type.replace(/^AWS::SSM::Parameter::Value<(.*)>$/, "$1").replace(/^List<(.*)>$/, "$1");
    const lookUp = LOOK_UPS[inner];
    const text = values[name] ?? "";
    if (!lookUp) continue;
    for (const value of isList(Type) ? entriesOf(text) : [text]) {
      if (await exists(lookUp(call, [value]))) continue;
      throw validationError(
        `Parameter validation failed: parameter value ${value} for parameter name ${name} does not exist`,
      );
    }
  }
}

async function exists(answer: Promise<unknown>): Promise<boolean> {
  try {
    await answer;
    return true;
  } catch (error) {
    if (isMissing(error) || /Malformed|InvalidParameterValue/.test((error as Error).name)) return false;
    throw error;
  }
}
