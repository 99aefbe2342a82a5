import { z } from "zod";
import { whole } from "./whole";

/** A code, or a range of codes: `200`, `200-399`. An Application Load Balancer takes 200 to 499 (API reference, Matcher). */
const CODES = /^([2-4]\d\d)(?:-([2-4]\d\d))?$/;

/** Codes and ranges, separated by commas; a range goes upwards. */
const isMatcher = (text: string): boolean =>
  text.split(",").every((part) => {
    const [, from = "", to] = CODES.exec(part) ?? [];
    return from !== "" && (to === undefined || from < to);
  });

/** Seconds that ECS takes: API reference, CreateService, healthCheckGracePeriodSeconds. */
const MOST_GRACE = 2_147_483_647;

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
      .refine(isMatcher, "Codes from 200 to 499 such as 200, 200,302 or 200-399.")
      .default("200-399"),
    intervalSeconds: whole(5, 300).default(10),
    timeoutSeconds: whole(2, 120).default(5),
    healthyThreshold: whole(2, 10).default(2),
    unhealthyThreshold: whole(2, 10).default(2),
    /** Seconds in which a new task's failed health checks do not count. */
    graceSeconds: whole(0, MOST_GRACE).default(60),
  })
  .refine(({ timeoutSeconds, intervalSeconds }) => timeoutSeconds < intervalSeconds, {
    path: ["timeoutSeconds"],
    error: "Shorter than the interval.",
  });
export type HealthCheckInput = z.infer<typeof healthCheckInput>;
