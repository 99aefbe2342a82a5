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

/** One of each zone; no region has more than six. */
const MOST_SUBNETS = 6;

/** First and last address of a range; undefined: it is none. */
function boundsOf(cidr: string): [first: number, last: number] | undefined {
  const match = /^(\d{1,3})\.(\d{1,3})\.(\d{1,3})\.(\d{1,3})\/(\d{1,2})$/.exec(cidr);
  const [bits = 33, ...parts] = [match?.[5], match?.[1], match?.[2], match?.[3], match?.[4]].map(Number);
  const first = parts.reduce((sum, part) => sum * 256 + part, 0);
  const size = 2 ** (32 - bits);
  const isRange = match !== null && bits <= 32 && parts.every((part) => part <= 255) && first % size === 0;
  return isRange ? [first, first + size - 1] : undefined;
}

/** Why a VPC cannot be divided so, and by which range, where it is one alone; undefined: it can. */
export function subnetRangesProblem(
  cidr: string,
  subnets: readonly string[],
): { at?: number; message: string } | undefined {
  if (subnets.length < 2 || subnets.length > MOST_SUBNETS)
    return { message: `2 to ${MOST_SUBNETS} subnets, each in a zone of its own.` };
  const [least = 0, most = 0] = boundsOf(cidr) ?? [];
  const bounds = subnets.map(boundsOf);
  const at = bounds.findIndex(
    (each) => each === undefined || each[0] < least || each[1] > most || each[1] - each[0] < 31,
  );
  if (at >= 0) return { at, message: `A range of /27 or wider in ${cidr}.` };
  const sorted = bounds.flatMap((each) => (each ? [each] : [])).sort(([one], [other]) => one - other);
  const overlap = sorted.some(([first], index) => first <= (sorted[index - 1]?.[1] ?? -1));
  return overlap ? { message: "Ranges that have no address in common." } : undefined;
}

/** A VPC that is made. */
const newNetwork = z
  .object({
    kind: z.literal("new"),
    cidr: z
      .string()
      .trim()
      .superRefine((value, context) => {
        const message = cidrProblem(value);
        if (message) context.addIssue({ code: "custom", message });
      })
      .default("10.0.0.0/16"),
    /** The ranges of its subnets, the first zone's first; absent: its two halves. */
    subnets: z.array(z.string().trim()).optional(),
  })
  .superRefine(({ cidr, subnets }, context) => {
    const problem = subnets && subnetRangesProblem(cidr, subnets);
    if (problem === undefined) return;
    const path = ["subnets", ...(problem.at === undefined ? [] : [problem.at])];
    context.addIssue({ code: "custom", path, message: problem.message });
  });

/** Where everything goes. An internet-facing load balancer needs public subnets in two zones at least. */
export const networkInput = z.discriminatedUnion("kind", [
  z.object({ kind: z.literal("default") }),
  z.object({
    kind: z.literal("existing"),
    vpcId,
    subnetIds: z.array(subnetId).min(2, "Two subnets at least, in different zones.").max(20, "At most 20."),
  }),
  newNetwork,
]);
export type NetworkInput = z.infer<typeof networkInput>;
