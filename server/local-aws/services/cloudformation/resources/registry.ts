/** The resource types that are offered, by name. */
import { AwsError } from "../../../protocol/aws-error";
import { apiGatewayTypes } from "./apigateway/types";
import { autoScalingTypes } from "./autoscaling/types";
import { ec2Types } from "./ec2/types";
import { ecsTypes } from "./ecs/types";
import { elbv2Types } from "./elbv2/types";
import { iamTypes } from "./iam/types";
import { logGroup } from "./log-group";
import type { ResourceType } from "./resource-type";
import { ssmParameter } from "./ssm-parameter";

const TYPES = new Map<string, ResourceType>(
  [
    ...ecsTypes,
    ...elbv2Types,
    ...apiGatewayTypes,
    ...ec2Types,
    ...autoScalingTypes,
    ...iamTypes,
    logGroup,
    ssmParameter,
  ].map((type) => [type.type, type]),
);

export const typeNames: readonly string[] = [...TYPES.keys()].sort();

export const isOffered = (type: string): boolean => TYPES.has(type);

/** @throws AwsError that names the type */
export function findType(type: string): ResourceType {
  const found = TYPES.get(type);
  if (found) return found;
  const message = `Unrecognized resource type: the local AWS endpoint does not offer ${type}.`;
  throw new AwsError("TypeNotFoundException", message);
}
