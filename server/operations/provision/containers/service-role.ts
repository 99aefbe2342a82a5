import "server-only";
import { isAwsFailure } from "@/server/aws/errors";

/**
 * The first service of an account needs ECS's service-linked role, which AWS makes by itself and which takes a moment:
 * "Unable to assume the service linked role. Please verify that the ECS service linked role exists."
 */
export const isBeingSetUp = (thrown: unknown): boolean =>
  isAwsFailure(thrown) && thrown.code === "aws_rejected" && /service linked role/i.test(thrown.message);
