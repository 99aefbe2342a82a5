/** Why something failed, in the words that CloudFormation puts around what a service answered. */
import { randomUUID } from "node:crypto";
import { AwsError } from "../../../../protocol/aws-error";
import type { World } from "../../../../world";
import { isMissing } from "../../calls";

/** What was under way is ended by its operation, not by its own fault. */
export class Cancelled extends Error {}

export function reasonOf(world: World, error: unknown): string {
  if (!(error instanceof AwsError)) {
    world.log("cloudformation-failure", {
      error: error instanceof Error ? (error.stack ?? error.message) : String(error),
    });
    return "Internal Failure";
  }
  // CloudFormation's own words stand for themselves.
  if (/^(Properties validation failed|Template |No export|CloudFormation cannot|Unrecognized)/.test(error.message)) {
    return error.message;
  }
  const code = handlerCode(error);
  return `Resource handler returned message: "${error.message}" (RequestToken: ${randomUUID()}, HandlerErrorCode: ${code})`;
}

/** "Handler error codes" of the CloudFormation CLI's user guide. */
function handlerCode(error: AwsError): string {
  if (isMissing(error)) return "NotFound";
  if (/Exist|Duplicate|Conflict/.test(error.code)) return "AlreadyExists";
  if (/Limit|TooMany|Quota/.test(error.code)) return "ServiceLimitExceeded";
  if (/Invalid|Validation|BadRequest|Malformed|ClientException/.test(error.code)) return "InvalidRequest";
  if (/AccessDenied|Unauthorized/.test(error.code)) return "AccessDenied";
  return "GeneralServiceException";
}
