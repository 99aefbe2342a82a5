/** IAM's refusals, in its words. */
import { AwsError } from "../../protocol/aws-error";

export const noSuchEntity = (message: string): AwsError => new AwsError("NoSuchEntityException", message);
export const roleNotFound = (name: string): AwsError => noSuchEntity(`The role with name ${name} cannot be found.`);
export const profileNotFound = (name: string): AwsError => noSuchEntity(`Instance Profile ${name} cannot be found.`);
export const policyNotFound = (arn: string): AwsError => noSuchEntity(`Policy ${arn} was not found.`);
export const alreadyExists = (message: string): AwsError => new AwsError("EntityAlreadyExistsException", message);
export const deleteConflict = (message: string): AwsError => new AwsError("DeleteConflictException", message);
export const limitExceeded = (message: string): AwsError => new AwsError("LimitExceededException", message);
export const malformedPolicy = (message: string): AwsError => new AwsError("MalformedPolicyDocumentException", message);
export const invalidInput = (message: string): AwsError => new AwsError("InvalidInputException", message);
export const validationError = (message: string): AwsError => new AwsError("ValidationError", message);
