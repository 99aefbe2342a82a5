/** The refusals of Systems Manager, in its words. */
import { AwsError } from "../../protocol/aws-error";

export const validationException = (message: string): AwsError => new AwsError("ValidationException", message);
export const parameterNotFound = (name: string): AwsError =>
  new AwsError("ParameterNotFound", `Parameter ${name} not found.`);
