/**
 * What reading costs at AWS: an account of 20 APIs with 2 stages each, 40 load balancers, 60 target groups and 100
 * services, counted by the endpoint itself (`/_local/calls`).
 */
import { CreateDeploymentCommand, GetRestApisCommand } from "@aws-sdk/client-api-gateway";
import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { freshnessOf } from "@/lib/domain/freshness";
import { metrics } from "@/server/metrics";
import { withAttention } from "../inventory/attention";
import { Budget } from "../inventory/budget/budget";
import type { Turn } from "../inventory/budget/turn";
import { createInventory } from "../inventory/create-inventory";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { type Counted, countCalls, quotas } from "./testing/control";
import { largeAccount, SIZE } from "./testing/large-account";
import { pointAt } from "./testing/point-at";
import { until } from "./testing/until";

/** For tests that count and do not measure time. */
const RICH = 100;
const FOREVER = Number.POSITIVE_INFINITY;

let endpoint: TestEndpoint;
let someApi: string;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await largeAccount(endpoint);
  pointAt(endpoint.url, "aws");
  const { items = [] } = await endpoint.apigateway.send(new GetRestApisCommand({ limit: 1 }));
  someApi = items[0]?.id ?? "";
}, 240_000);
afterAll(() => endpoint.close());
// What is read beside an answer is of its own test: the next one counts, and may have quotas.
afterEach(() => nothingUnderWay());

/**
 * The fewest calls that tell all this, by AWS's API references: lists come in pages of 500 (APIs, deployments), 400 (load
 * balancing) and 100 (ECS); descriptions for 100 clusters, 10 services or 100 tasks a call; stages for one API; exports for
 * one stage, so one for each snapshot that is served; listeners for one load balancer, rules for one listener, health for
 * one target group, a task definition for itself.
 */
function leastCalls(): number {
  const { apis, stages, loadBalancers, targetGroups, clusters, services, tasks } = SIZE;
  const calls = (things: number, each: number) => Math.ceil(things / each);
  const snapshots = apis * stages;
  const listeners = loadBalancers;
  const gateway = calls(apis, 500) + apis + apis * calls(stages, 500) + snapshots;
  const balancing = calls(loadBalancers, 400) + calls(targetGroups, 400) + loadBalancers + listeners + targetGroups;
  const inCluster = { services: services / clusters, tasks: tasks / clusters };
  const perCluster =
    calls(inCluster.services, 100) +
    calls(inCluster.services, 10) +
    calls(inCluster.tasks, 100) +
    calls(inCluster.tasks, 100);
  const definitions = services;
  return gateway + balancing + calls(clusters, 100) + calls(clusters, 100) + clusters * perCluster + definitions;
}

it("a cold read costs at most a tenth more than the least possible", async () => {
  const counted = await countCalls(endpoint);
  const facts = await createInventory({ budget: new Watched(RICH), patienceMs: FOREVER }).read();
  expect(freshnessOf(facts).unknown).toEqual([]);
  expect(Object.values(facts.stages).flatMap(({ value }) => value)).toHaveLength(SIZE.apis * SIZE.stages);
  expect(Object.keys(facts.targetHealth)).toHaveLength(SIZE.targetGroups);
  expect(Object.keys(facts.taskDefinitions)).toHaveLength(SIZE.services);
  const { total, calls } = await counted();
  expect(total, JSON.stringify(calls)).toBeLessThanOrEqual(1.1 * leastCalls());
  // Fewer would mean that something was not read.
  expect(total).toBeGreaterThanOrEqual(leastCalls());
});

type Inventory = ReturnType<typeof createInventory>;
type Look = (inventory: Inventory) => Promise<unknown>;

/** As an open page asks, every few seconds. */
const watch =
  (scope: Parameters<Inventory["read"]>[0]) =>
  (inventory: Inventory): ReturnType<Inventory["read"]> =>
    withAttention("watch", () => inventory.read(scope));

/** What a page needs that is looked at by many, and every how many seconds it is. */
const PAGES: [page: string, every: number, look: Look][] = [
  ["the environments", 3, (inventory) => inventory.read()],
  ["an environment, open", 3, (inventory) => watch({ apiId: someApi, detail: true })(inventory)],
  ["the services, open", 3, watch({ services: "all" })],
  ["the load balancers, open", 3, watch({ loadBalancers: "all" })],
  ["an environment's removal", 12, (inventory) => inventory.readHoldings({ apiId: someApi })],
  ["the orphans", 15, (inventory) => inventory.readHoldings({})],
];

it.each(PAGES)(
  "%s: a hundred viewers cost what one costs, cold and for half a minute after",
  async (_page, every, look) => {
    const one = await halfMinuteOf(1, every, look);
    const hundred = await halfMinuteOf(100, every, look);
    expect(one.total).toBeGreaterThan(0);
    expect(hundred).toEqual(one);
  },
);

/** What half a minute of looking costs, by service and operation; it is not waited for. */
async function halfMinuteOf(viewers: number, every: number, look: Look): Promise<Counted> {
  let now = Date.now();
  const inventory = createInventory({ budget: new Watched(RICH), patienceMs: FOREVER, clock: () => now });
  const counted = await countCalls(endpoint);
  for (let second = 0; second < 30; second += every) {
    await Promise.all(Array.from({ length: viewers }, () => look(inventory)));
    // What is read anew beside an answer has landed before the next look.
    await nothingUnderWay();
    now += every * 1_000;
  }
  return counted();
}

/** Calls of all tests' inventories that are waiting or under way. */
let running = 0;

/** A budget that counts them. */
class Watched extends Budget {
  override companion(turn: Turn) {
    const { before, after } = super.companion(turn);
    return {
      before: (...call: Parameters<NonNullable<typeof before>>) => {
        running += 1;
        return before?.(...call) ?? Promise.resolve();
      },
      after: (call: Parameters<NonNullable<typeof after>>[0]) => {
        running -= 1;
        after?.(call);
      },
    };
  }
}

async function nothingUnderWay(): Promise<void> {
  let quiet = 0;
  await until(
    async () => {
      quiet = running === 0 ? quiet + 1 : 0;
      return quiet;
    },
    // A read may be between two of its calls.
    (looks) => looks >= 2,
    60,
  );
}

/**
 * What a removal decides upon: all APIs with what they serve, tags of everything that balances load (20 a call), listeners
 * and rules only of what the API's stages are bound to, the API's own tree, and for each kind of thing that may be
 * Stageway's one list (15 of them); of orphans also that of log groups, which only their tags may tell of.
 */
function leastForRemoval(withApi: boolean): number {
  const { apis, stages, loadBalancers, targetGroups, clusters, services } = SIZE;
  const gateway = 1 + 2 * apis + apis * stages;
  const inClusters = clusters * (1 + services / clusters / 10) + services;
  const tags = (loadBalancers + targetGroups) / 20;
  const ofApi = withApi ? 1 + 2 * stages + 1 : 0;
  return gateway + inClusters + tags + ofApi + (withApi ? 15 : 16);
}

it.each([
  ["an environment's removal", true],
  ["the orphans", false],
])("%s: cold, the fewest calls that tell all this", async (_page, withApi) => {
  const counted = await countCalls(endpoint);
  const inventory = createInventory({ budget: new Watched(RICH), patienceMs: FOREVER });
  const holdings = await inventory.readHoldings(withApi ? { apiId: someApi } : {});
  expect(holdings.loadBalancers).toHaveLength(SIZE.loadBalancers);
  expect(Object.keys(holdings.trees)).toHaveLength(withApi ? 1 : 0);
  const { total, calls } = await counted();
  expect(total, JSON.stringify(calls)).toBe(leastForRemoval(withApi));
});

it("deployments are not asked for again, but for one that a stage serves and is not known", async () => {
  let now = Date.now();
  const inventory = createInventory({ budget: new Watched(RICH), patienceMs: FOREVER, clock: () => now });
  await inventory.read();
  const steady = await countCalls(endpoint);
  for (let look = 0; look < 6; look++) {
    now += 5_000;
    await watch({})(inventory);
  }
  const { apigateway = {} } = (await steady()).calls;
  // A stage is due after five seconds, when there are so many; what is read beside an answer may still be on its way.
  expect(apigateway.GetStages).toBeGreaterThanOrEqual(5 * SIZE.apis);
  expect(apigateway.GetDeployments).toBeUndefined();

  const made = new CreateDeploymentCommand({ restApiId: someApi, stageName: "dev" });
  const { id } = await endpoint.apigateway.send(made);
  now += 5_000;
  const after = await countCalls(endpoint);
  const facts = await until(
    () => watch({})(inventory),
    ({ stages }) => stages[someApi]?.value?.some(({ deploymentId }) => deploymentId === id) ?? false,
  );
  expect(facts.deployments[someApi]?.value?.map((deployment) => deployment.id)).toContain(id);
  expect((await after()).calls.apigateway?.GetDeployments).toBe(1);
});

it("within AWS's real quotas nothing is throttled, and API Gateway is asked at most five times a second", async () => {
  await quotas(endpoint, true);
  const inventory = createInventory({ budget: new Watched() });
  // As long as AWS lets it take; the hundred come then.
  await until(
    () => inventory.read(),
    (facts) => freshnessOf(facts).unknown.length === 0,
    90,
  );
  const startedAt = performance.now();
  const counted = await countCalls(endpoint);
  // Six seconds of the hundred looking, as often as they can, and of somebody who looks at one environment.
  await until(
    () =>
      Promise.all([
        ...Array.from({ length: 99 }, () => inventory.read()),
        watch({ apiId: someApi, detail: true })(inventory),
      ]),
    () => performance.now() - startedAt > 6_000,
  );
  const { calls } = await counted();
  const seconds = (performance.now() - startedAt) / 1000;
  const asked = Object.values(calls.apigateway ?? {}).reduce((sum, count) => sum + count, 0);
  expect(asked).toBeGreaterThan(0);
  expect(calls.apigateway?.GetResources).toBeGreaterThan(0);
  // One more, which was on its way when the count began.
  expect(asked).toBeLessThanOrEqual(5 * seconds + 1);
  await quotas(endpoint, false);
  expect((await metrics().awsThrottles.get()).values).toEqual([]);
}, 180_000);
