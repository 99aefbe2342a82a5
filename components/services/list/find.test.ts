import { expect, it } from "vitest";
import type { Health } from "@/lib/contracts/health";
import type { ServiceSummary } from "@/lib/contracts/services";
import { countHealth, findServices, type Search } from "./find";

const service = (name: string, cluster: string, health: Health, running: number, stage?: string): ServiceSummary => ({
  arn: `arn:${name}`,
  name,
  cluster,
  status: "ACTIVE",
  desired: 2,
  running,
  pending: 0,
  taskDefinition: `${name}:1`,
  images: name === "unread" ? null : [`${name}:2.4`],
  health,
  deployments: [],
  environments: stage ? [{ apiId: "a", apiName: "EcsDemoAPI", stage }] : null,
});

const ALL = [
  service("web", "ecs-prod", "degraded", 1, "prod"),
  service("api", "ecs-dev", "healthy", 5, "dev"),
  service("unread", "ecs-dev", "healthy", 2),
];
const names = (search: Partial<Search>) =>
  findServices(ALL, { text: "", health: null, sort: "health", ...search }).map(({ name }) => name);

it.each<[Partial<Search>, string[]]>([
  [{}, ["web", "api", "unread"]],
  [{ sort: "name" }, ["api", "unread", "web"]],
  [{ sort: "cluster" }, ["api", "unread", "web"]],
  [{ sort: "tasks" }, ["api", "unread", "web"]],
  [{ text: "ECS-PROD" }, ["web"]],
  [{ text: "demoapi/dev" }, ["api"]],
  [{ text: "ecs-dev unread" }, ["unread"]],
  [{ text: "2.4 healthy" }, []],
  [{ health: "healthy", text: "api:2" }, ["api"]],
  [{ health: "missing" }, []],
])("%j finds %j", (search, expected) => expect(names(search)).toEqual(expected));

it("counts what occurs, worst first", () => {
  expect(countHealth(ALL)).toEqual([
    ["degraded", 1],
    ["healthy", 2],
  ]);
});
