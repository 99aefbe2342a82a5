import { z } from "zod";
import { text } from "../fields";
import * as rules from "../rules";

/** ELB takes letters, digits and inner hyphens; 32 characters (CreateTargetGroup). */
const TARGET_GROUP = /^[A-Za-z0-9](?:[A-Za-z0-9-]{0,30}[A-Za-z0-9])?$/;

/** https://docs.aws.amazon.com/AmazonCloudWatchLogs/latest/APIReference/API_CreateLogGroup.html */
const LOG_GROUP = /^[\w\-/.#]{1,512}$/;

/** What has a name of its own, where it is not the service's: carried over from another environment. */
export const namesInput = z.object({
  loadBalancer: text(rules.SERVICE_NAME).optional(),
  targetGroup: z.string().regex(TARGET_GROUP, "Letters, digits and inner hyphens; at most 32 characters.").optional(),
  /** Two services may write to the same one. */
  logGroup: z.string().regex(LOG_GROUP, "Letters, digits and _ - / . #; at most 512 characters.").optional(),
});
