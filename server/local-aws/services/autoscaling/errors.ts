/** The refusals of Auto Scaling, in its words. */
import { AwsError } from "../../protocol/aws-error";

export const validationError = (message: string): AwsError => new AwsError("ValidationError", message);
export const groupNotFound = (name: string): AwsError =>
  validationError(`AutoScalingGroup name not found - AutoScalingGroup ${name} not found`);
export const alreadyExists = (message: string): AwsError => new AwsError("AlreadyExistsFault", message);
export const inUse = (message: string): AwsError => new AwsError("ResourceInUseFault", message);
export const notOffered = (what: string): AwsError =>
  validationError(`${what} is not offered by the local AWS endpoint.`);
