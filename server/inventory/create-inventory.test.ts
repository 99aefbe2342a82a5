import { expect, it } from "vitest";
import type { LoadBalancerFact } from "@/lib/domain/facts";
import { createInventory } from "./create-inventory";
import type { Source } from "./walk/source";

const OLD = balancer("old");
const NEW = balancer("new");

/** An account on a clock of the test's own: an API with one stage, bound to what `boundTo` says. */
function account() {
  let now = 1_000_000;
  const state = { boundTo: OLD.dnsName, balancers: [OLD], lists: 0 };
  const nothing = async () => [];
  const source: Source = {
    listApis: async () => [{ id: "api1", name: "EcsDemoAPI" }],
    listStages: async () => [
      { apiId: "api1", stage: "dev", deploymentId: "dep1", variables: { helloworldElb: state.boundTo } },
    ],
    getStage: async () => ({ apiId: "api1", stage: "dev", deploymentId: "dep1", variables: {} }),
    listDeployments: nothing,
    exportMethods: async () => [
      {
        httpMethod: "GET",
        path: "/helloworld",
        integration: { type: "HTTP_PROXY", uri: "http://${stageVariables.helloworldElb}" },
      },
    ],
    editableMethods: nothing,
    listLoadBalancers: async () => {
      state.lists += 1;
      return state.balancers;
    },
    listListeners: nothing,
    listTargetGroups: nothing,
    listTargetHealth: nothing,
    listClusters: nothing,
    listServices: nothing,
    listTasks: nothing,
    listStoppedTasks: nothing,
    filterLogs: async () => ({ events: [], left: "none" as const }),
    getTaskDefinition: async () => {
      throw new Error("no service, so no task definition");
    },
    resolves: async () => false,
  };
  const inventory = createInventory({ source, clock: () => now });
  const read = async () => (await inventory.read()).loadBalancers.value?.map(({ name }) => name);
  return {
    inventory,
    read,
    state,
    advance: (ms: number) => {
      now += ms;
    },
  };
}

it("a stage that is bound to a load balancer newer than the list: the list is read again first", async () => {
  const { inventory, read, state, advance } = account();
  expect(await read()).toEqual(["old"]);
  advance(2_000);
  Object.assign(state, { boundTo: NEW.dnsName, balancers: [OLD, NEW] });
  inventory.touch("stages:api1");
  expect(await Promise.all([read(), read(), read()])).toEqual(Array(3).fill(["old", "new"]));
  expect(state.lists).toBe(2);
});

it("a name that no load balancer has is looked for once for each reading of the stages", async () => {
  const { inventory, read, state, advance } = account();
  await read();
  advance(2_000);
  state.boundTo = NEW.dnsName;
  inventory.touch("stages:api1");
  await read();
  await read();
  expect(state.lists).toBe(2);
});

it("a host outside is nobody's load balancer, so the list is left as it is", async () => {
  const { inventory, read, state, advance } = account();
  await read();
  advance(2_000);
  state.boundTo = "service.company.org";
  inventory.touch("stages:api1");
  await read();
  expect(state.lists).toBe(1);
});

function balancer(name: string): LoadBalancerFact {
  const dnsName = `${name}-1.us-east-1.elb.amazonaws.com`;
  return { arn: `arn:${name}`, name, dnsName, state: "active", type: "application" };
}
