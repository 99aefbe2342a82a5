/** EC2's refusals, with its codes and words ("Error codes for the Amazon EC2 API" in its reference). */
import { AwsError } from "../../protocol/aws-error";

export function notFound(kind: "subnet" | "security group" | "vpc" | "networkInterface", id: string): AwsError {
  const code = {
    subnet: "InvalidSubnetID.NotFound",
    "security group": "InvalidGroup.NotFound",
    vpc: "InvalidVpcID.NotFound",
    networkInterface: "InvalidNetworkInterfaceID.NotFound",
  }[kind];
  const what = {
    subnet: "subnet ID",
    vpc: "vpc ID",
    "security group": "security group",
    networkInterface: "networkInterface ID",
  };
  return new AwsError(code, `The ${what[kind]} '${id}' does not exist`);
}

export function missingParameter(name: string): AwsError {
  return new AwsError("MissingParameter", `The request must contain the parameter ${name}`);
}

export function invalidValue(message: string): AwsError {
  return new AwsError("InvalidParameterValue", message);
}
