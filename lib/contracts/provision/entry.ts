import { z } from "zod";
import { whole } from "./whole";

const LISTENER_ARN = /^arn:[^:]+:elasticloadbalancing:[^:]*:\d{12}:listener\/app\/[^/]+\/[0-9a-f]+\/[0-9a-f]+$/;

/** ELB takes letters, digits and `_-.$/~"'@:+&*?`; 128 characters. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/rule-condition-types.html#path-conditions */
const PATH_PREFIX = /^(?:\/[A-Za-z0-9_\-.$~'@:+&]+)+$/;

const pathPrefix = z
  .string()
  .trim()
  .max(126, "At most 126 characters.")
  .regex(
    PATH_PREFIX,
    "A path such as /hello: segments of letters, digits and _ - . $ ~ ' @ : + &, each after a slash.",
  );

/** ACM's, or one of IAM's server certificates. */
const CERTIFICATE_ARN = /^arn:[^:]+:(?:acm:[^:]+:\d{12}:certificate|iam::\d{12}:server-certificate)\/[\w+=,.@/-]+$/;

/**
 * A load balancer of its own with one listener: HTTP, or HTTPS where there is a certificate. Beyond the form's HTTP on
 * port 80, what another environment has is carried over.
 */
const own = z.object({
  kind: z.literal("own"),
  port: whole(1, 65_535).optional(),
  certificateArn: z.string().trim().regex(CERTIFICATE_ARN, "A certificate's ARN.").optional(),
  sslPolicy: z.string().max(255).optional(),
  /** Stands behind the load balancer's name in the stage's variable. */
  pathPrefix: pathPrefix.optional(),
});

/**
 * The way in: a load balancer of its own, or a rule on a listener that others use, too. With a rule, the stage's
 * variable is the load balancer's name and this prefix, so that the service sees requests below it.
 */
export const entryInput = z.discriminatedUnion("kind", [
  own,
  z.object({
    kind: z.literal("rule"),
    listenerArn: z.string().trim().regex(LISTENER_ARN, "An Application Load Balancer's listener."),
    pathPrefix,
    priority: whole(1, 50_000),
  }),
  /** A rule on the load balancer of an earlier service of the same environment, which this operation makes. */
  z.object({
    kind: z.literal("beside"),
    /** Which one: 0 is the first. */
    of: whole(0, 8),
    /** ELB takes five values a rule. https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-limits.html */
    paths: z.array(z.string().min(1).max(128)).min(1).max(5),
    priority: whole(1, 50_000),
    pathPrefix: pathPrefix.optional(),
  }),
]);
export type EntryInput = z.infer<typeof entryInput>;
