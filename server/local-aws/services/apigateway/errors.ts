/** API Gateway's errors. Their texts are AWS's own where AWS publishes them or they are known from its answers. */
import { AwsError } from "../../protocol/aws-error";

export const badRequest = (message: string) => new AwsError("BadRequestException", message, 400);
export const notFound = (message: string) => new AwsError("NotFoundException", message, 404);
export const conflict = (message: string) => new AwsError("ConflictException", message, 409);
export const limitExceeded = (message: string) => new AwsError("LimitExceededException", message, 429);

/** A member AWS requires and no other rule speaks of. */
export function required<T>(value: T | undefined, member: string): T {
  if (value === undefined || value === null || value === "")
    throw badRequest(`Invalid request input: ${member} is required`);
  return value;
}
