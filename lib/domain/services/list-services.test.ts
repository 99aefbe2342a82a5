import { expect, it } from "vitest";
import type { Facts, ServiceFact } from "../facts";
import { API, AT, balancerArn, CLUSTER, changeService, deployment, indexWith } from "../testing/facts";
import { listServices } from "./list-services";
import { summarizeService } from "./summarize";

const list = (change?: (facts: Facts) => void) => listServices(indexWith(change));
const named = (name: string, change?: (facts: Facts) => void) => list(change).find((one) => one.name === name);
const failing = { code: "aws_denied" as const, message: "no", since: AT };

it("knows each service's cluster, images and environments", () => {
  expect(list().map(({ name, cluster, health }) => [name, cluster, health])).toEqual([
    ["hello-dev", "main", "healthy"],
    ["hello-prod", "main", "healthy"],
  ]);
  expect(named("hello-prod")).toMatchObject({
    taskDefinition: "hello-prod:1",
    images: ["httpd:2.2"],
    environments: [{ apiId: API.id, apiName: API.name, stage: "prod" }],
    desired: 2,
    running: 2,
  });
  expect(named("hello-dev")).not.toHaveProperty("reason");
});

it("puts the worst first and says why", () => {
  const [worst] = list((facts) => changeService(facts, "hello-prod", { running: 0 }));
  expect(worst).toMatchObject({
    name: "hello-prod",
    health: "degraded",
    reason: expect.stringContaining("hello-prod"),
  });
});

it.each([
  ["scaled to nothing", { desired: 0, running: 0 }, "suspended"],
  ["rolling out", { deployments: [deployment("IN_PROGRESS")] }, "progressing"],
  ["being deleted", { status: "DRAINING" }, "missing"],
])("a service %s", (_name, change, health) =>
  expect(named("hello-dev", (facts) => changeService(facts, "hello-dev", change))?.health).toBe(health),
);

it("leaves out what was deleted", () =>
  expect(named("hello-dev", (facts) => changeService(facts, "hello-dev", { status: "INACTIVE" }))).toBeUndefined());

it("names both environments of a service that two stages are bound to", () => {
  const stages = named("hello-dev", (facts) => {
    for (const stage of facts.stages.api1?.value ?? [])
      stage.variables = { ...facts.stages.api1?.value?.[0]?.variables };
  })?.environments;
  expect(stages?.map(({ stage }) => stage)).toEqual(["dev", "prod"]);
});

it("an environment that cannot be followed is not known, and not none", () => {
  const unread = (facts: Facts) => {
    facts.listeners[balancerArn("hello-dev")] = { error: failing };
  };
  expect(named("hello-dev", unread)?.environments).toBeNull();
  expect(named("hello-prod", unread)?.environments).toHaveLength(1);
});

it("what was not read for too long is not drawn as healthy", () => {
  const doubted = (facts: Facts) => {
    facts.services[CLUSTER] = { ...facts.services[CLUSTER], error: failing, doubtful: true };
  };
  expect(list(doubted).map(({ health }) => health)).toEqual(["unknown", "unknown"]);
  // Nor on its own page.
  const index = indexWith(doubted);
  const [service] = index.facts.services[CLUSTER]?.value ?? [];
  const { summary, finding } = summarizeService(index, service as ServiceFact, "main", null);
  expect(summary).toMatchObject({ health: "unknown", reason: "The ECS services could not be read: no" });
  expect(finding).toMatchObject({ code: "family.unknown", remedy: { text: expect.stringMatching(/permissions/) } });
});

it("images of a task definition that could not be read are not known", () =>
  expect(
    named("hello-dev", (facts) => {
      facts.taskDefinitions = {};
    })?.images,
  ).toBeNull());
