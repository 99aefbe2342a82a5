/** The errors of CloudWatch Logs, in its words. */
import { AwsError } from "../../protocol/aws-error";

export const invalidParameter = (message: string): AwsError => new AwsError("InvalidParameterException", message);
export const groupNotFound = (): AwsError =>
  new AwsError("ResourceNotFoundException", "The specified log group does not exist.");
export const streamNotFound = (): AwsError =>
  new AwsError("ResourceNotFoundException", "The specified log stream does not exist.");
export const groupExists = (): AwsError =>
  new AwsError("ResourceAlreadyExistsException", "The specified log group already exists");
export const streamExists = (): AwsError =>
  new AwsError("ResourceAlreadyExistsException", "The specified log stream already exists");

/** What the service model says of lengths, patterns and ranges, as the real endpoint reports it. */
export function constraint(value: string, member: string, rule: string): AwsError {
  const shown = value.length > 64 ? `${value.slice(0, 64)}…` : value;
  return invalidParameter(
    `1 validation error detected: Value '${shown}' at '${member}' failed to satisfy constraint: ${rule}`,
  );
}
