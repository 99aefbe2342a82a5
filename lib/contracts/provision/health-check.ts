import { z } from "zod";
import { whole } from "./whole";

/** One code, a list or a range: `200`, `200,302`, `200-399`. ELB takes 200 to 499. */
const MATCHER = /^(?:[2-4]\d\d)(?:[-,][2-4]\d\d)*$/;

/**
 * How a load balancer asks a target whether it is well, and how long a new task is spared.
 * Limits: https://docs.aws.amazon.com/elasticloadbalancing/latest/application/target-group-health-checks.html
 */
export const healthCheckInput = z
  .object({
    path: z
      .string()
      .trim()
      .max(1024, "At most 1024 characters.")
      .regex(/^\/[^\s"<>\\^`{|}]*$/, "A path that begins with a slash, without spaces.")
      .default("/"),
    matcher: z
      .string()
      .trim()
      .regex(MATCHER, "Codes from 200 to 499 such as 200, 200,302 or 200-399.")
      .default("200-399"),
    intervalSeconds: whole(5, 300).default(10),
    timeoutSeconds: whole(2, 120).default(5),
    healthyThreshold: whole(2, 10).default(2),
    unhealthyThreshold: whole(2, 10).default(2),
    /** Seconds in which a new task's failed health checks do not count. */
    graceSeconds: whole(0, 7200).default(60),
  })
  .refine(({ timeoutSeconds, intervalSeconds }) => timeoutSeconds < intervalSeconds, {
    path: ["timeoutSeconds"],
    error: "Shorter than the interval.",
  });
export type HealthCheckInput = z.infer<typeof healthCheckInput>;
