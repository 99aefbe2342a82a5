/** A security group as far as it decides who is let in and out. */
export interface GroupRulesFact {
  id: string;
  name: string;
  ingress: PortRuleFact[];
  egress: PortRuleFact[];
}

/** What one rule lets through, for each of its peers. */
export interface PortRuleFact {
  /** `tcp`, `udp`…; `-1`: all, on all ports. */
  protocol: string;
  /** Absent: all ports. */
  fromPort?: number;
  toPort?: number;
  /** Ids of security groups. */
  groups: string[];
  /** IPv4, `10.0.0.0/8`. */
  ranges: string[];
  /** Ids of prefix lists, whose ranges are not read. */
  prefixLists: string[];
}
