/** A condition as it is asked for: what on AWS nobody can bring about by its API, since AWS itself does. */
import { z } from "zod";

const name = z.string().min(1);

export const conditionSchema = z.discriminatedUnion("condition", [
  /** A CloudWatch alarm is in ALARM: the endpoint has no CloudWatch, only services that watch alarms. */
  z.strictObject({ condition: z.literal("alarm"), alarm: name }),
  /** AWS could not set it up. */
  z.strictObject({ condition: z.literal("loadBalancerFailed"), loadBalancer: name }),
  /** It works, but AWS cannot make it larger. */
  z.strictObject({ condition: z.literal("loadBalancerImpaired"), loadBalancer: name }),
  /** Targets that are registered from now on stay so until the condition is over; no check begins. */
  z.strictObject({ condition: z.literal("registrationHeld"), targetGroup: name }),
  /** `Elb.InternalError`, which AWS has in two states. */
  z.strictObject({
    condition: z.literal("internalError"),
    targetGroup: name,
    state: z.enum(["unhealthy", "unavailable"]),
  }),
  /** Each task of the service is stopped as soon as it runs: AWS takes its spot capacity back, or gives its machine up. */
  z.strictObject({
    condition: z.literal("tasksInterrupted"),
    service: name,
    stopCode: z.enum(["SpotInterruption", "InfrastructureHealth"]),
  }),
  /** ECS's own calls for the service are throttled: it starts and stops no task. */
  z.strictObject({ condition: z.literal("schedulerThrottled"), service: name }),
  /** API Gateway takes what AWS refuses, as other implementations of AWS may. */
  z.strictObject({ condition: z.literal("lenientApiGateway") }),
]);

export type Condition = z.infer<typeof conditionSchema>;

export const conditionsSchema = z.strictObject({ conditions: z.array(conditionSchema).max(100) });
