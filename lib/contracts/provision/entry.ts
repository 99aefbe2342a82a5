import { z } from "zod";
import { whole } from "./whole";

const LISTENER_ARN = /^arn:[^:]+:elasticloadbalancing:[^:]*:\d{12}:listener\/app\/[^/]+\/[0-9a-f]+\/[0-9a-f]+$/;

/** ELB takes letters, digits and `_-.$/~"'@:+&*?`; 128 characters. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions */
const PATH_PREFIX = /^(?:\/[A-Za-z0-9_\-.$~'@:+&]+)+$/;

/**
 * The way in: a load balancer of its own, or a rule on a listener that others use, too. With a rule, the stage's
 * variable is the load balancer's name and this prefix, so that the service sees requests below it.
 */
export const entryInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("own") }),
  z.object({
    kind: z.literal("rule"),
    listenerArn: z.string().trim().regex(LISTENER_ARN, "An Application Load Balancer's listener."),
    pathPrefix: z
      .string()
      .trim()
      .max(126, "At most 126 characters.")
      .regex(
        PATH_PREFIX,
        "A path such as /hello: segments of letters, digits and _ - . $ ~ ' @ : + &, each after a slash.",
      ),
    priority: whole(1, 50_000),
  }),
]);
export type EntryInput = z.infer<typeof entryInput>;
