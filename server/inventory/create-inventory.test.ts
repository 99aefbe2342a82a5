import { describe, expect, it, vi } from "vitest";
import type { LoadBalancerFact } from "@/lib/domain/facts";
import { withAttention } from "./attention";
import { createInventory } from "./create-inventory";
import type { Source } from "./walk/source";

const OLD = balancer("old");
const NEW = balancer("new");

/** An account on a clock of the test's own: an API with one stage, bound to what `boundTo` says. */
function account() {
  let now = 1_000_000;
  const state = { boundTo: OLD.dnsName, balancers: [OLD], lists: 0, stages: Promise.resolve() };
  const nothing = async () => [];
  const source: Source = {
    listApis: async () => [{ id: "api1", name: "EcsDemoAPI" }],
    listStages: async () => {
      await state.stages;
      return [{ apiId: "api1", stage: "dev", deploymentId: "dep1", variables: { helloworldElb: state.boundTo } }];
    },
    getStage: async () => ({ apiId: "api1", stage: "dev", deploymentId: "dep1", variables: {} }),
    listDeployments: nothing,
    exportMethods: async () => [
      {
        httpMethod: "GET",
        path: "/helloworld",
        integration: { type: "HTTP_PROXY", uri: "http://${stageVariables.helloworldElb}" },
      },
    ],
    editableApi: async () => ({ paths: [], methods: [] }),
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
    instancesBehind: async () => ({}),
    listStoppedTasks: nothing,
    listStoppedInCluster: nothing,
    listStoppedBesides: nothing,
    filterLogs: async () => ({ events: [], left: "none" as const }),
    getTaskDefinition: async () => {
      throw new Error("no service, so no task definition");
    },
    resolves: async () => false,
    listApiTree: nothing,
    describeBalancingTags: async () => ({}),
    listAutoScalingGroups: nothing,
    listCapacityProviders: nothing,
    listLaunchTemplates: nothing,
    listInstanceProfiles: nothing,
    listRoles: nothing,
    listMarkedVpcs: nothing,
    listMarkedSubnets: nothing,
    listMarkedRouteTables: nothing,
    listMarkedGateways: nothing,
    findLogGroup: nothing,
    listSecurityGroups: nothing,
    listNetworkInterfaces: nothing,
    listActiveDefinitions: nothing,
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

describe("while somebody looks, a change is seen within 3 s of AWS knowing it", () => {
  /** How often the browser asks. */
  const POLL_MS = 1_250;

  const AFTER = [0, 300, 700, 1_200, 1_249, 2_000, 2_399];
  const cases = AFTER.flatMap((after) => [
    { page: "one API", scope: { apiId: "api1" }, after },
    { page: "the list", scope: {}, after },
  ]);

  it.each(cases)("a change $after ms after a reading, on $page", async ({ scope, after }) => {
    const { inventory, state, advance } = account();
    const look = async () =>
      withAttention("watch", async () => (await inventory.read(scope)).stages.api1?.value?.[0]?.variables);
    await look();
    let passed = 0;
    let changedAt: number | undefined;
    for (;;) {
      advance(POLL_MS);
      passed += POLL_MS;
      if (changedAt === undefined && passed > after) {
        state.boundTo = NEW.dnsName;
        changedAt = after;
      }
      if ((await look())?.helloworldElb === NEW.dnsName) break;
      expect(passed).toBeLessThan(10_000);
    }
    expect(passed - (changedAt ?? 0)).toBeLessThanOrEqual(3_000);
  });

  it("a page that is drawn does not wait for it", async () => {
    const { inventory, state, advance } = account();
    const look = async () => (await inventory.read({ apiId: "api1" })).stages.api1?.value?.[0]?.variables.helloworldElb;
    await look();
    advance(3_000);
    let answer = () => {};
    const silence = new Promise<void>((resolve) => {
      answer = resolve;
    });
    Object.assign(state, { boundTo: NEW.dnsName, stages: silence });
    expect(await look()).toBe(OLD.dnsName);
    answer();
    await vi.waitFor(async () => expect(await look()).toBe(NEW.dnsName));
  });

  it("a refresh asks AWS for everything that was not read at this very moment", async () => {
    const { inventory, state, advance } = account();
    const refresh = () => withAttention("refresh", () => inventory.read());
    await refresh();
    expect(state.lists).toBe(1);
    advance(90);
    await refresh();
    expect(state.lists).toBe(1);
    advance(10);
    await Promise.all([refresh(), refresh(), refresh()]);
    expect(state.lists).toBe(2);
  });
});
