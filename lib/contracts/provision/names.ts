import { z } from "zod";
import { text } from "../fields";
import * as rules from "../rules";

/** ELB takes letters, digits and inner hyphens; 32 characters (CreateTargetGroup). */
const TARGET_GROUP = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const LOG_GROUP = /^[\w\-/.#]{1,512}$/;

/** https://docs.aws.amazon.com/autoscaling/ec2/APIReference/API_CreateAutoScalingGroup.html */
const SCALING_GROUP = /^[^\p{Cc}:]{1,255}$/u;

/** https://docs.aws.amazon.com/AmazonECS/latest/APIReference/API_CreateCapacityProvider.html */
const CAPACITY_PROVIDER = /^(?!aws|ecs|fargate)[\w-]{1,255}$/i;

/** What has a name of its own, where it is not the service's or the cluster's: carried over from another environment. */
export const namesInput = z.object({
  loadBalancer: text(rules.SERVICE_NAME).optional(),
  targetGroup: z.string().regex(TARGET_GROUP, "Letters, digits and inner hyphens; at most 32 characters.").optional(),
  autoScalingGroup: z.string().regex(SCALING_GROUP, "No colon and no control character; at most 255.").optional(),
  capacityProvider: z
    .string()
    .regex(CAPACITY_PROVIDER, "Letters, digits, _ and -, not beginning with aws, ecs or fargate; at most 255.")
    .optional(),
  /** Two services may write to the same one. */
  logGroup: z.string().regex(LOG_GROUP, "Letters, digits and _ - / . #; at most 512 characters.").optional(),
});
