import { z } from "zod";

const vpcId = z
  .string()
  .trim()
  .regex(/^vpc-[0-9a-f]{8,17}$/, "A VPC id such as vpc-0a1b2c3d.");
const subnetId = z
  .string()
  .trim()
  .regex(/^subnet-[0-9a-f]{8,17}$/, "A subnet id such as subnet-0a1b2c3d.");

/** A VPC's range: 16 to 28 bits. https://docs.aws.amazon.com/vpc/latest/userguide/vpc-cidr-blocks.html */
export function cidrProblem(text: string): string | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(text);
  const parts = match?.slice(1).map(Number);
  if (parts === undefined || parts.slice(0, 4).some((part) => part > 255)) return "A range such as 10.0.0.0/16.";
  const [a = 0, b = 0, c = 0, d = 0, bits = 0] = parts;
  // ELB asks for subnets of /27 at least, and two have to fit in.
  // https://docs.aws.amazon.com/elasticloadbalancing/latest/application/application-load-balancers.html#subnets-load-balancer
  if (bits < 16 || bits > 26) return "/16 to /26: a load balancer needs two subnets of /27 or wider.";
  const address = ((a << 24) | (b << 16) | (c << 8) | d) >>> 0;
  const host = 2 ** (32 - bits);
  return address % host === 0 ? undefined : "Its bits beyond the prefix must be zero.";
}

/** Where everything goes. An internet-facing load balancer needs public subnets in two zones at least. */
export const networkInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("default") }),
  z.object({
    kind: z.literal("existing"),
    vpcId,
    subnetIds: z.array(subnetId).min(2, "Two subnets at least, in different zones.").max(20, "At most 20."),
  }),
  z.object({
    kind: z.literal("new"),
    cidr: z
      .string()
      .trim()
      .superRefine((value, context) => {
        const message = cidrProblem(value);
        if (message) context.addIssue({ code: "custom", message });
      })
      .default("10.0.0.0/16"),
  }),
]);
export type NetworkInput = z.infer<typeof networkInput>;
