import type { PortRuleFact } from "../facts";

export type Admits = "yes" | "perhaps" | "no";

const EVERYONE = "0.0.0.0/0";

/**
 * Whether rules let TCP through on a port, from or to members of these groups. All rules of all groups count (VPC user
 * guide, "Security group rules"). Which addresses the others have is not known: a range may be theirs, or not.
 */
export function admits(rules: readonly PortRuleFact[], port: number, peers: readonly string[]): Admits {
  const open = rules.filter((rule) => concerns(rule, port));
  const surely = open.some(
    ({ groups, ranges }) => ranges.includes(EVERYONE) || groups.some((id) => peers.includes(id)),
  );
  if (surely) return "yes";
  return open.some(({ ranges, prefixLists }) => ranges.length + prefixLists.length > 0) ? "perhaps" : "no";
}

/** Protocols are told by name, others by number: TCP's is 6. */
const concerns = ({ protocol, fromPort = 0, toPort = 65_535 }: PortRuleFact, port: number): boolean =>
  protocol === "-1" || (["tcp", "6"].includes(protocol) && fromPort <= port && port <= toPort);
