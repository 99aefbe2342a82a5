/** EC2's refusals, with its codes and words ("Error codes for the Amazon EC2 API" in its reference). */
import { AwsError } from "../../protocol/aws-error";

const NOT_FOUND = {
  subnet: ["InvalidSubnetID.NotFound", "subnet ID"],
  "security group": ["InvalidGroup.NotFound", "security group"],
  vpc: ["InvalidVpcID.NotFound", "vpc ID"],
  networkInterface: ["InvalidNetworkInterfaceID.NotFound", "networkInterface ID"],
  internetGateway: ["InvalidInternetGatewayID.NotFound", "internetGateway ID"],
  routeTable: ["InvalidRouteTableID.NotFound", "routeTable ID"],
  association: ["InvalidAssociationID.NotFound", "association ID"],
  instance: ["InvalidInstanceID.NotFound", "instance ID"],
} as const;

export function notFound(kind: keyof typeof NOT_FOUND, id: string): AwsError {
  const [code, what] = NOT_FOUND[kind];
  return new AwsError(code, `The ${what} '${id}' does not exist`);
}

export function missingParameter(name: string): AwsError {
  return new AwsError("MissingParameter", `The request must contain the parameter ${name}`);
}

export function invalidValue(message: string): AwsError {
  return new AwsError("InvalidParameterValue", message);
}

export function hasDependencies(kind: "vpc" | "subnet" | "internetGateway" | "routeTable", id: string): AwsError {
  return new AwsError("DependencyViolation", `The ${kind} '${id}' has dependencies and cannot be deleted.`);
}

/** `to`: "stopped" or "started". */
export function incorrectState(instanceId: string, state: string, to: string): AwsError {
  const message = `The instance '${instanceId}' is not in a state from which it can be ${to}: it is ${state}.`;
  return new AwsError("IncorrectInstanceState", message);
}

/** What EC2 offers and this endpoint does not: said, rather than accepted and left undone. */
export function notOffered(what: string): AwsError {
  return new AwsError("UnsupportedOperation", `${what} is not offered by the local AWS endpoint.`);
}
