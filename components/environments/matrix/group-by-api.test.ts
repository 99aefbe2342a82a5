import { describe, expect, it } from "vitest";
import type { EnvironmentSummary } from "@/lib/contracts/environments";
import { countHealth, filterGroups, groupByApi, syncWith } from "./group-by-api";

const environment = (over: Partial<EnvironmentSummary>): EnvironmentSummary => ({
  apiId: "a1",
  apiName: "EcsDemoAPI",
  stage: "dev",
  deploymentId: "d1",
  variables: {},
  invokeUrl: "http://127.0.0.1/",
  health: "healthy",
  targets: { healthy: 2, total: 2 },
  snapshot: null,
  bindings: [],
  images: [],
  getPaths: [],
  behind: [],
  ...over,
});
const dev = environment({});
const prod = environment({ stage: "prod", health: "degraded", deploymentId: "d0", behind: ["dev"] });
const other = environment({ apiId: "b2", apiName: "Orders", stage: "prod", images: ["orders:7"] });

describe("groupByApi", () => {
  it("keeps the order of APIs and of stages", () => {
    const groups = groupByApi([dev, other, prod]);
    expect(groups.map((group) => group.apiName)).toEqual(["EcsDemoAPI", "Orders"]);
    expect(groups[0]?.environments.map((each) => each.stage)).toEqual(["dev", "prod"]);
  });
});

describe("filterGroups", () => {
  const groups = groupByApi([dev, prod, other]);
  const names = (text: string, health: Parameters<typeof filterGroups>[1]["health"] = null) =>
    filterGroups(groups, { text, health }).map((group) => group.apiName);

  it.each([
    ["", null, ["EcsDemoAPI", "Orders"]],
    ["ecs", null, ["EcsDemoAPI"]],
    ["orders:7", null, ["Orders"]],
    ["prod ecs", null, ["EcsDemoAPI"]],
    ["", "trouble", ["EcsDemoAPI"]],
    ["", "degraded", ["EcsDemoAPI"]],
    ["dev", "degraded", []],
    ["nothing", null, []],
  ] as const)("%j with health %s", (text, health, expected) => expect(names(text, health)).toEqual(expected));

  it("keeps the healthy stages of a matching API", () =>
    expect(filterGroups(groups, { text: "", health: "trouble" })[0]?.environments).toEqual([dev, prod]));
});

it("counts worst first and leaves out what does not occur", () =>
  expect(countHealth([dev, prod, other])).toEqual([
    ["degraded", 1],
    ["healthy", 2],
  ]));

describe("syncWith", () => {
  it.each([
    ["same", dev, environment({ stage: "prod" })],
    ["behind", dev, prod],
    ["ahead", environment({ behind: ["prod"] }), environment({ stage: "prod", deploymentId: "d2" })],
    ["differs", dev, environment({ stage: "prod", deploymentId: "d2" })],
    ["unknown", dev, environment({ stage: "prod", deploymentId: null })],
  ] as const)("%s", (sync, upstream, target) => expect(syncWith(upstream, target)).toBe(sync));
});
