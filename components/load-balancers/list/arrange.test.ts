import { expect, it } from "vitest";
import type { LoadBalancerSummary } from "@/lib/contracts/load-balancers";
import { arrange, BY_HEALTH, countHealth } from "./arrange";

const balancer = (name: string, more: Partial<LoadBalancerSummary> = {}): LoadBalancerSummary => ({
  name,
  arn: `arn:${name}`,
  dnsName: `${name}-1.elb`,
  state: "active",
  type: "application",
  health: "healthy",
  listeners: [],
  targetGroups: [`tg-${name}`],
  targets: { healthy: 2, total: 2 },
  environments: [],
  ...more,
});
const ALL = [
  balancer("web-10"),
  balancer("web-9", { targets: null }),
  balancer("orders", {
    health: "degraded",
    scheme: "internal",
    environments: [{ apiId: "a", apiName: "Orders", stage: "prod", health: "degraded" }],
  }),
  balancer("new", { health: "progressing", targetGroups: null, state: "provisioning" }),
];
const names = (text: string, health = "", sort = BY_HEALTH) =>
  arrange(ALL, { text, health }, sort).map(({ name }) => name);

it("trouble first, then by name as people count", () => {
  expect(names("")).toEqual(["orders", "new", "web-9", "web-10"]);
});

it.each([
  ["WEB", "", ["web-9", "web-10"]],
  ["tg-web-9", "", ["web-9"]],
  ["orders/prod internal", "", ["orders"]],
  ["provisioning", "", ["new"]],
  ["", "degraded", ["orders"]],
  ["web", "degraded", []],
])("%s, %s", (text, health, expected) => {
  expect(names(text, health)).toEqual(expected);
});

it("by any column, either way; not known stands before none", () => {
  expect(names("", "", { by: "name", down: true })[0]).toBe("web-10");
  expect(names("", "", { by: "targets", down: false })[0]).toBe("web-9");
  expect(names("", "", { by: "environments", down: true })[0]).toBe("orders");
});

it("counts each health that there is, worst first", () => {
  expect(countHealth(ALL)).toEqual([
    ["degraded", 1],
    ["progressing", 1],
    ["healthy", 2],
  ]);
});
