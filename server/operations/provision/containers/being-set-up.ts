import "server-only";
import { isAwsFailure } from "@/server/aws/errors";

/**
 * What ECS refuses for a moment although all is there. The first service of an account needs ECS's service-linked role,
 * which AWS makes by itself ("Unable to assume the service linked role. Please verify that the ECS service linked role
 * exists."); and a new listener is not seen at once ("The target group with targetGroupArn … does not have an associated
 * load balancer.").
 */
export const isBeingSetUp = (thrown: unknown): boolean =>
  isAwsFailure(thrown) &&
  thrown.code === "aws_rejected" &&
  /service linked role|does not have an associated load balancer/i.test(thrown.message);
