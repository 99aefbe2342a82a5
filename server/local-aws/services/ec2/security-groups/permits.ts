/** What the rules of security groups let through. (VPC user guide, "Security group rules": all rules of all groups count.) */
import type { SecurityGroup, SecurityGroupRule } from "../model";
import { type Block, parseCidr } from "../network/cidr";

/** The other end of a connection. */
export interface PeerView {
  /** Every address it may have. */
  blocks: readonly Block[];
  /** The security groups it is a member of. */
  groups: readonly string[];
}

export const ANYWHERE: PeerView = { blocks: [{ first: 0, size: 2 ** 32 }], groups: [] };

interface CompiledRule {
  fromPort: number;
  toPort: number;
  block?: Block;
  group?: string;
}

interface CompiledGroup {
  ingress: CompiledRule[];
  egress: CompiledRule[];
}

/** Stored groups are never changed in place, so what was made of one holds as long as it is the stored one. */
const compiled = new WeakMap<SecurityGroup, CompiledGroup>();

/** True if TCP to `port` is let in (or out, by `egress` rules) for the peer, whichever of its addresses it uses. */
export function permits(
  groups: readonly SecurityGroup[],
  direction: "ingress" | "egress",
  port: number,
  peer: PeerView,
): boolean {
  const rules = groups
    .flatMap((group) => compile(group)[direction])
    .filter((rule) => rule.fromPort <= port && port <= rule.toPort);
  if (rules.some((rule) => rule.group !== undefined && peer.groups.includes(rule.group))) return true;
  return peer.blocks.length > 0 && peer.blocks.every((block) => rules.some((rule) => contains(rule.block, block)));
}

function contains(outer: Block | undefined, inner: Block): boolean {
  if (!outer) return false;
  return outer.first <= inner.first && inner.first + inner.size <= outer.first + outer.size;
}

function compile(group: SecurityGroup): CompiledGroup {
  const known = compiled.get(group);
  if (known) return known;
  const result: CompiledGroup = { ingress: [], egress: [] };
  for (const rule of group.rules) {
    const made = compileRule(rule);
    if (made) result[rule.egress ? "egress" : "ingress"].push(made);
  }
  compiled.set(group, result);
  return result;
}

/** Undefined for what cannot matter to TCP over IPv4. */
function compileRule({ protocol, fromPort, toPort, peer }: SecurityGroupRule): CompiledRule | undefined {
  if (protocol !== "tcp" && protocol !== "-1") return undefined;
  const ports =
    protocol === "-1" ? { fromPort: 0, toPort: 65_535 } : { fromPort: fromPort ?? 0, toPort: toPort ?? 65_535 };
  if (peer.kind === "group") return { ...ports, group: peer.id };
  const block = peer.kind === "ipv4" ? parseCidr(peer.cidr) : undefined;
  return block && { ...ports, block };
}
