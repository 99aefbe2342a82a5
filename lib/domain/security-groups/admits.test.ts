import { expect, it } from "vitest";
import type { PortRuleFact } from "../facts";
import { admits } from "./admits";

const rule = (more: Partial<PortRuleFact> = {}): PortRuleFact => ({
  protocol: "tcp",
  fromPort: 80,
  toPort: 80,
  groups: [],
  ranges: [],
  prefixLists: [],
  ...more,
});
const toOurs = { groups: ["sg-lb"] };

it.each<[string, PortRuleFact[], string]>([
  ["no rule", [], "no"],
  ["the group itself", [rule(toOurs)], "yes"],
  ["everybody", [rule({ ranges: ["10.0.0.0/8", "0.0.0.0/0"] })], "yes"],
  [
    "all protocols, which have no ports",
    [rule({ ...toOurs, protocol: "-1", fromPort: undefined, toPort: undefined })],
    "yes",
  ],
  [
    "all protocols, by ports that mean nothing then",
    [rule({ ...toOurs, protocol: "-1", fromPort: 1, toPort: 1 })],
    "yes",
  ],
  ["TCP by its number", [rule({ ...toOurs, protocol: "6" })], "yes"],
  ["a range of ports", [rule({ ...toOurs, fromPort: 79, toPort: 81 })], "yes"],
  ["another port", [rule({ ...toOurs, fromPort: 443, toPort: 443 })], "no"],
  ["another protocol", [rule({ ...toOurs, protocol: "udp" })], "no"],
  ["another group", [rule({ groups: ["sg-other"] })], "no"],
  ["a range that may be the other side's", [rule({ ranges: ["10.0.0.0/8"] })], "perhaps"],
  ["a list of ranges", [rule({ prefixLists: ["pl-1"] })], "perhaps"],
  ["a range on another port", [rule({ ranges: ["10.0.0.0/8"], fromPort: 22, toPort: 22 })], "no"],
])("%s", (_, rules, expected) => expect(admits(rules, 80, ["sg-lb", "sg-lb2"])).toBe(expected));
