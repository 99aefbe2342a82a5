/** The ranges of a new network's subnets, the first zone's first. */
export const rangesOf = ({ cidr, subnets }: { cidr: string; subnets?: string[] | undefined }): string[] =>
  subnets ?? halvesOf(cidr);

/** Tells a subnet from the others in names: `A` for the first zone's. */
export const letterOf = (index: number): string => String.fromCharCode(65 + index);

/** Cuts a VPC's range into two halves for its subnets: `10.0.0.0/16` → `10.0.0.0/17`, `10.0.128.0/17`. */
export function halvesOf(cidr: string): [string, string] {
  const [address = "", prefix = ""] = cidr.split("/");
  const bits = Number(prefix) + 1;
  const start = address.split(".").reduce((sum, part) => sum * 256 + Number(part), 0);
  return [`${address}/${bits}`, `${dotted(start + 2 ** (32 - bits))}/${bits}`];
}

const dotted = (address: number): string =>
  [24, 16, 8, 0].map((shift) => Math.floor(address / 2 ** shift) % 256).join(".");
