import { describe, expect, it } from "vitest";
import type { Peer, SecurityGroup } from "../model";
import { ANYWHERE, permits } from "./permits";

type Rule = [protocol: string, from: number | undefined, to: number | undefined, peer: Peer, egress?: boolean];

const group = (...rules: Rule[]): SecurityGroup => ({
  groupId: "sg-1",
  groupName: "one",
  description: "",
  vpcId: "vpc-1",
  rules: rules.map(([protocol, fromPort, toPort, peer, egress = false], index) => ({
    ruleId: `sgr-${index}`,
    egress,
    protocol,
    fromPort,
    toPort,
    peer,
  })),
});

const cidr = (text: string): Peer => ({ kind: "ipv4", cidr: text });
const member = (id: string): Peer => ({ kind: "group", id });
const at = (first: number, size: number, ...groups: string[]) => ({ blocks: [{ first, size }], groups });
/** 10.0.0.0 */
const TEN = 10 * 2 ** 24;

describe("ingress", () => {
  it.each<[string, SecurityGroup[], number, Parameters<typeof permits>[3], boolean]>([
    ["no group", [], 80, ANYWHERE, false],
    ["no rule", [group()], 80, ANYWHERE, false],
    ["everyone", [group(["tcp", 80, 80, cidr("0.0.0.0/0")])], 80, ANYWHERE, true],
    ["everyone on another port", [group(["tcp", 80, 80, cidr("0.0.0.0/0")])], 81, ANYWHERE, false],
    ["the ends of a range", [group(["tcp", 80, 90, cidr("0.0.0.0/0")])], 90, ANYWHERE, true],
    ["past a range", [group(["tcp", 80, 90, cidr("0.0.0.0/0")])], 91, ANYWHERE, false],
    ["all protocols, all ports", [group(["-1", undefined, undefined, cidr("0.0.0.0/0")])], 65_535, ANYWHERE, true],
    ["another protocol", [group(["udp", 80, 80, cidr("0.0.0.0/0")])], 80, ANYWHERE, false],
    ["IPv6 is nothing to IPv4", [group(["tcp", 80, 80, { kind: "ipv6", cidr: "::/0" }])], 80, ANYWHERE, false],
    ["a part of the internet", [group(["tcp", 80, 80, cidr("10.0.0.0/8")])], 80, ANYWHERE, false],
    ["a block inside", [group(["tcp", 80, 80, cidr("10.0.0.0/8")])], 80, at(TEN + 512, 256), true],
    ["a block that sticks out", [group(["tcp", 80, 80, cidr("10.0.0.0/24")])], 80, at(TEN, 512), false],
    [
      "each of two blocks by a rule of its own",
      [group(["tcp", 80, 80, cidr("10.0.0.0/24")]), group(["tcp", 80, 80, cidr("10.0.1.0/24")])],
      80,
      { blocks: [...at(TEN, 256).blocks, ...at(TEN + 256, 256).blocks], groups: [] },
      true,
    ],
    [
      "one of two blocks only",
      [group(["tcp", 80, 80, cidr("10.0.0.0/24")])],
      80,
      { blocks: [...at(TEN, 256).blocks, ...at(TEN + 256, 256).blocks], groups: [] },
      false,
    ],
    ["a member", [group(["tcp", 80, 80, member("sg-lb")])], 80, at(TEN, 1, "sg-x", "sg-lb"), true],
    ["a member on another port", [group(["tcp", 80, 80, member("sg-lb")])], 8080, at(TEN, 1, "sg-lb"), false],
    ["no member", [group(["tcp", 80, 80, member("sg-lb")])], 80, at(TEN, 1, "sg-x"), false],
    ["the internet is no member", [group(["-1", undefined, undefined, member("sg-1")])], 80, ANYWHERE, false],
    ["a rule for the way out", [group(["-1", undefined, undefined, cidr("0.0.0.0/0"), true])], 80, ANYWHERE, false],
    ["the second of two groups", [group(), group(["tcp", 80, 80, cidr("0.0.0.0/0")])], 80, ANYWHERE, true],
  ])("%s", (_name, groups, port, peer, expected) => {
    expect(permits(groups, "ingress", port, peer)).toBe(expected);
  });
});

it("egress follows the rules for the way out", () => {
  const out = group(["tcp", 80, 80, cidr("10.0.0.0/8"), true], ["-1", undefined, undefined, cidr("0.0.0.0/0")]);
  expect(permits([out], "egress", 80, at(TEN, 1))).toBe(true);
  expect(permits([out], "egress", 443, at(TEN, 1))).toBe(false);
});
