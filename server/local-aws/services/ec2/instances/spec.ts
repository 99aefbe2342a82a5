/** What to launch, from a request and the launch template it names: what the request says goes first. */
import type { RequestLaunchTemplateData, RunInstancesRequest } from "@aws-sdk/client-ec2";
import { AwsError } from "../../../protocol/aws-error";
import { invalidValue, notOffered } from "../errors";
import { requireTemplate, requireVersion } from "../launch-templates/find";
import type { Ec2Tables } from "../tables";
import { specifiedTags } from "../tags/tags";
import type { LaunchSpec } from "./records";

/** Bytes, before base64 (EC2 user guide, "User data"). */
const MAX_USER_DATA = 16_384;

/** @throws AwsError */
export function launchSpec(tables: Ec2Tables, input: Partial<RunInstancesRequest>): LaunchSpec {
  const named = input.LaunchTemplate;
  const template = named && requireTemplate(tables, named.LaunchTemplateId, named.LaunchTemplateName);
  const version = template && requireVersion(template, named.Version ?? "$Default");
  const fromTemplate = specOf(version?.data ?? {});
  const asked = specOf(input);
  return {
    ...fromTemplate,
    ...definedOf(asked),
    imageId: asked.imageId || fromTemplate.imageId,
    instanceType: asked.instanceType || fromTemplate.instanceType,
    securityGroupIds: asked.securityGroupIds.length > 0 ? asked.securityGroupIds : fromTemplate.securityGroupIds,
    tags: [...fromTemplate.tags, ...asked.tags],
    clientToken: input.ClientToken,
    launchTemplate: template && version && { id: template.id, version: version.number },
  };
}

type Described = RequestLaunchTemplateData & Pick<RunInstancesRequest, "SubnetId">;

function specOf(data: Partial<Described> | Partial<RunInstancesRequest>): LaunchSpec {
  refuseUnsupported(data);
  const [primary, second] = data.NetworkInterfaces ?? [];
  if (second) throw notOffered("An instance with several network interfaces");
  return {
    imageId: data.ImageId ?? "",
    instanceType: data.InstanceType ?? "",
    subnetId: ("SubnetId" in data ? data.SubnetId : undefined) ?? primary?.SubnetId,
    securityGroupIds: data.SecurityGroupIds ?? primary?.Groups ?? [],
    assignPublicIp: primary?.AssociatePublicIpAddress,
    userData: checkUserData(data.UserData),
    profile: data.IamInstanceProfile,
    protectedFromTermination: data.DisableApiTermination,
    tags: specifiedTags(data.TagSpecifications, ["instance", "volume", "network-interface", "spot-instances-request"]),
  };
}

function refuseUnsupported(data: Partial<Described>): void {
  if (data.InstanceMarketOptions) throw notOffered("A Spot Instance");
  if (data.InstanceRequirements) throw notOffered("Choosing an instance type by its attributes");
  if (data.SecurityGroups?.length) throw notOffered("Naming security groups, rather than their ids,");
  if (data.KeyName !== undefined) {
    throw new AwsError("InvalidKeyPair.NotFound", `The key pair '${data.KeyName}' does not exist`);
  }
}

/** @throws AwsError InvalidUserData.Malformed, InvalidParameterValue */
export function checkUserData(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  if (!/^[A-Za-z0-9+/\s]*(={1,2}\s*)?$/.test(text)) {
    throw new AwsError("InvalidUserData.Malformed", "Invalid BASE64 encoding of user data.");
  }
  if (Buffer.byteLength(text, "base64") > MAX_USER_DATA) {
    throw invalidValue(`User data is limited to ${MAX_USER_DATA} bytes`);
  }
  return text;
}

function definedOf(spec: LaunchSpec): Partial<LaunchSpec> {
  return Object.fromEntries(Object.entries(spec).filter(([, value]) => value !== undefined));
}
