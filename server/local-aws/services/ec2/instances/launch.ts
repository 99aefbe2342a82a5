/** Launches one instance: for RunInstances, and for Auto Scaling. */
import { AwsError } from "../../../protocol/aws-error";
import { hex } from "../../../protocol/ids";
import type { World } from "../../../world";
import { findInstanceProfile } from "../../iam/for-ec2";
import { invalidValue, missingParameter, notFound } from "../errors";
import { findImage } from "../images/find";
import type { Subnet } from "../model";
import { createNetworkInterface } from "../network-interfaces";
import { type Ec2Tables, ec2Tables } from "../tables";
import { putTags } from "../tags/tags";
import type { Instance, LaunchSpec } from "./records";
import { findInstanceType } from "./types";

/** @throws AwsError before anything is made, as EC2 does for what does not exist or does not fit */
export function launchInstance(
  world: World,
  region: string,
  spec: LaunchSpec,
  place: { reservationId: string; index: number },
): Instance {
  const tables = ec2Tables(world, region);
  const { imageId, subnet, profile } = checkLaunch(world, region, spec);
  const instanceId = `i-${hex(17)}`;
  const networkInterface = createNetworkInterface(world, region, {
    subnetId: subnet.subnetId,
    securityGroupIds: spec.securityGroupIds,
    assignPublicIp: spec.assignPublicIp ?? subnet.mapPublicIpOnLaunch,
    instanceId,
  });
  const { networkInterfaceId, privateIpAddress, publicIpAddress, securityGroupIds, vpcId } = networkInterface;
  const instance: Instance = {
    instanceId,
    ...place,
    imageId,
    instanceType: spec.instanceType,
    subnetId: subnet.subnetId,
    vpcId,
    availabilityZone: subnet.availabilityZone,
    networkInterfaceId,
    privateIpAddress,
    publicIpAddress,
    securityGroupIds,
    userData: spec.userData,
    profile,
    launchTemplate: spec.launchTemplate,
    protectedFromTermination: spec.protectedFromTermination ?? false,
    clientToken: spec.clientToken,
    launchedAt: new Date(world.now()),
  };
  tables.instances.put(instanceId, instance);
  putTags(tables, instanceId, spec.tags);
  return instance;
}

/** What Auto Scaling checks before it takes a launch template. @throws AwsError */
export function checkLaunch(world: World, region: string, spec: LaunchSpec) {
  const tables = ec2Tables(world, region);
  const imageId = checkMachine(world, region, spec);
  const subnet = chooseSubnet(tables, spec.subnetId);
  checkGroups(tables, subnet, spec.securityGroupIds);
  return { imageId, subnet, profile: profileOf(world, spec) };
}

/** The image's id. @throws AwsError when image and type do not exist or do not fit */
function checkMachine(world: World, region: string, { imageId, instanceType }: LaunchSpec): string {
  if (imageId === "") throw missingParameter("ImageId");
  if (instanceType === "") throw missingParameter("InstanceType");
  const type = findInstanceType(instanceType);
  if (!type) throw invalidValue(`Invalid value '${instanceType}' for InstanceType.`);
  const image = findImage(world, region, imageId);
  if (type.architecture !== image.architecture) {
    throw invalidValue(
      `The architecture '${type.architecture}' of the specified instance type does not match the architecture '${image.architecture}' of the specified AMI. Specify an instance type and an AMI that have matching architectures, and try again. You can use 'describe-instance-types' or 'describe-images' to discover the architecture of the instance type or AMI.`,
    );
  }
  return image.imageId;
}

/** By default one of the default VPC. */
function chooseSubnet(tables: Ec2Tables, id: string | undefined): Subnet {
  const found = id === undefined ? tables.subnets.values().find((one) => one.defaultForAz) : tables.subnets.get(id);
  if (found) return found;
  if (id !== undefined) throw notFound("subnet", id);
  throw new AwsError("MissingInput", "No subnets found for the default VPC. Please specify a subnet.");
}

function checkGroups(tables: Ec2Tables, subnet: Subnet, ids: readonly string[]): void {
  for (const id of ids) {
    const group = tables.securityGroups.get(id);
    if (!group) throw notFound("security group", id);
    if (group.vpcId === subnet.vpcId) continue;
    throw new AwsError(
      "InvalidParameter",
      `Security group ${id} and subnet ${subnet.subnetId} belong to different networks.`,
    );
  }
}

function profileOf(world: World, { profile }: LaunchSpec): Instance["profile"] {
  if (profile?.Name === undefined && profile?.Arn === undefined) return undefined;
  const found = findInstanceProfile(world, profile);
  if (found) return { arn: found.arn, id: found.id, roleName: found.roleName };
  const [member, value] = profile.Arn === undefined ? ["name", profile.Name] : ["arn", profile.Arn];
  throw invalidValue(
    `Value (${value}) for parameter iamInstanceProfile.${member} is invalid. Invalid IAM Instance Profile ${member === "arn" ? "ARN" : "name"}`,
  );
}
