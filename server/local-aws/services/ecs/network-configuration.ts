/** What CreateService, UpdateService and RunTask refuse of `networkConfiguration`, in ECS's words. */
import type { LaunchType, NetworkConfiguration } from "@aws-sdk/client-ecs";
import type { World } from "../../world";
import { findSecurityGroup, findSubnet } from "../ec2/subnets";
import { invalidParameter } from "./errors";
import type { TaskDefinitionRecord } from "./records";

/** @throws AwsError InvalidParameterException */
export function validateNetwork(
  world: World,
  region: string,
  configuration: NetworkConfiguration | undefined,
  definition: TaskDefinitionRecord,
  launchType: LaunchType,
): void {
  if (launchType === "FARGATE" && !definition.compatibilities?.includes("FARGATE")) {
    throw invalidParameter("Task definition does not support launch_type FARGATE.");
  }
  const awsvpc = configuration?.awsvpcConfiguration;
  if (definition.networkMode !== "awsvpc") {
    if (!awsvpc) return;
    throw invalidParameter("Network Configuration is not valid for the given networkMode of this task definition.");
  }
  if (!awsvpc) {
    throw invalidParameter("Network Configuration must be provided when networkMode 'awsvpc' is specified.");
  }
  const { subnets = [], securityGroups = [], assignPublicIp } = awsvpc;
  if (subnets.length === 0) throw invalidParameter("subnets can not be empty.");
  if (subnets.length > 16) throw invalidParameter("There is a limit of 16 subnets that can be specified.");
  if (securityGroups.length > 5) throw invalidParameter("There is a limit of 5 security groups that can be specified.");
  if (assignPublicIp === "ENABLED" && launchType !== "FARGATE") {
    throw invalidParameter("Assign public IP is not supported for this launch type.");
  }
  for (const id of subnets) if (!findSubnet(world, region, id)) throw missing("subnet", id, "InvalidSubnetID.NotFound");
  for (const id of securityGroups) {
    if (!findSecurityGroup(world, region, id)) throw missing("security group", id, "InvalidGroup.NotFound");
  }
}

/** With what ECS fills in. */
export function completeNetwork(configuration: NetworkConfiguration | undefined): NetworkConfiguration | undefined {
  const awsvpc = configuration?.awsvpcConfiguration;
  if (!awsvpc) return configuration;
  return {
    awsvpcConfiguration: {
      ...awsvpc,
      securityGroups: awsvpc.securityGroups ?? [],
      assignPublicIp: awsvpc.assignPublicIp ?? "DISABLED",
    },
  };
}

function missing(kind: "subnet" | "security group", id: string, code: string) {
  const what = kind === "subnet" ? `The subnet ID '${id}'` : `The security group '${id}'`;
  return invalidParameter(
    `Error retrieving ${kind} information for [${id}]: ${what} does not exist (ErrorCode: ${code})`,
  );
}
