/** Two dashboards on one PostgreSQL: what either does is done once, and one goes on when the other is killed. */
import { afterAll, beforeAll, expect, it } from "vitest";
import type { HealthState } from "@/lib/contracts/history";
import { listOperations, listResults } from "@/server/store";
import { closeDatabase, database, setDatabase } from "@/server/store/connection/database";
import { openPostgres } from "@/server/store/connection/open-postgres";
import { listSightings } from "@/server/store/history/list-sightings";
import { saveProbe } from "@/server/store/probes/save-probe";
import { operations } from "@/server/store/schema";
import { type Postgres, startPostgres, whyNoPostgres } from "@/server/store/testing/postgres";
import { type Backend, startBackend } from "../local-aws/services/elbv2/testing/backend";
import { createChain, registerTargets } from "../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { letEveryoneIn } from "../local-aws/testing/let-in";
import { place } from "../operations/probe/place";
import { exampleOf } from "../operations/provision/example";
import { startProvisioning } from "../operations/provision/start";
import { accountOf } from "../operations/testing/account";
import { type WatchedCall, watchEndpoint } from "../operations/testing/watched-endpoint";
import { environment } from "./testing/diagnosed";
import { setVariable } from "./testing/hello-api";
import { pointAt } from "./testing/point-at";
import { type Replica, spawnReplica } from "./testing/spawn-replica";
import { until } from "./testing/until";

// A server is a program of its own and not a package: where it is not installed, there is nothing to try it with.
const why = whyNoPostgres();
// Said where the results are read, since a skipped test says nothing of its own.
if (why !== undefined) console.warn(`No test of replicas on PostgreSQL: ${why}.`);

/** A replica with its own way to AWS: who asked for what is seen. */
interface Watched extends Replica {
  calls: WatchedCall[];
  close(): Promise<void>;
}

const PAGE = { stage: "dev", path: "/" };
const DAY = 86_400_000;
let postgres: Postgres;
let endpoint: TestEndpoint;
let backend: Backend;
let replicas: Watched[];
/** The replica that sends this call dies of it. AWS has done it, and nobody has written that down. */
let fatal: RegExp | undefined;

async function startReplica(): Promise<Watched> {
  const calls: WatchedCall[] = [];
  const watched = await watchEndpoint(
    endpoint.url,
    (call) => {
      calls.push(call);
      if (!fatal?.test(call.name)) return "pass";
      fatal = undefined;
      return "cut-after";
    },
    () => replica.child.kill("SIGKILL"),
  );
  const replica = spawnReplica(postgres.url, watched.port);
  return {
    ...replica,
    calls,
    async close() {
      await replica.kill();
      await watched.close();
    },
  };
}

beforeAll(async () => {
  if (why !== undefined) return;
  [postgres, endpoint] = await Promise.all([startPostgres(), startTestEndpoint()]);
  // Both at once on an empty database: one migrates it, the other waits.
  replicas = await Promise.all([startReplica(), startReplica()]);
  const ready = Promise.all(replicas.map((replica) => replica.ready));
  pointAt(endpoint.url);
  await letEveryoneIn(endpoint.ec2);
  backend = await startBackend(endpoint.world, "172.31.0.1");
  await ready;
  setDatabase(await openPostgres(postgres.url));
});
afterAll(async () => {
  if (why !== undefined) return;
  await Promise.all(replicas.map((replica) => replica.close()));
  await closeDatabase();
  await backend.close();
  await Promise.all([endpoint.close(), postgres.stop()]);
});

const isProbe = ({ name }: WatchedCall) => name.includes("_user_request_/");
const probesOf = ({ calls }: Watched) => calls.filter(isProbe).length;
const writesOf = ({ calls }: Watched) => calls.filter(({ write }) => write).map(({ name }) => name);
const summed = (count: (replica: Watched) => number) => replicas.reduce((sum, each) => sum + count(each), 0);

let apiId: string;
/** What the page is bound to while all is well. */
let bound: string;
const results = () => listResults({ apiId, stage: PAGE.stage }, DAY);
const sightings = async () =>
  (await listSightings<HealthState>("environment", [`${apiId}/${PAGE.stage}`], 100)).map(({ state }) => state.health);

it.skipIf(why !== undefined)("what both see is written down once, and each probe is made by one of them", async () => {
  const { dns, groupArn } = await createChain(endpoint, "page");
  await registerTargets(endpoint, groupArn, { id: "172.31.0.1", port: 80 });
  bound = dns;
  apiId = await environment(endpoint, { helloworldElb: dns }, "http://${stageVariables.helloworldElb}");
  for (const replica of replicas) replica.lookAt({ apiId, stage: PAGE.stage });
  await until(sightings, ([newest]) => newest === "healthy");
  const probe = { apiId, ...PAGE, enabled: true, intervalSeconds: 10, timeoutSeconds: 3, expected: "200" };
  const began = performance.now();
  await saveProbe(probe, place());

  await setVariable(endpoint, apiId, PAGE.stage, null);
  await until(sightings, ([newest]) => newest === "degraded");
  // Both have seen it for a while, and the probes are through a few rounds.
  await until(results, (all) => all.length >= 6);
  const seen = await sightings();
  expect(seen.filter((health) => health === "degraded")).toHaveLength(1);
  expect(seen.filter((health) => health === "healthy")).toHaveLength(1);
  const [made, kept] = [summed(probesOf), (await results()).length];
  // 10 s are half a second here. One may be under way while it is counted.
  expect(made - kept).toBeLessThanOrEqual(1);
  expect(made).toBeLessThanOrEqual((performance.now() - began) / 500 + 1);
  for (const { calls } of replicas) expect(calls.length, "each reads for itself").toBeGreaterThan(0);
});

it.skipIf(why !== undefined)(
  "one carries out an operation; killed -9 in it, the other finishes it, and probes and records on",
  async () => {
    fatal = /^CreateLoadBalancer$/;
    const id = await startProvisioning(exampleOf("prod"), "ada");
    const dead = await until(
      async () => replicas.find(({ child }) => child.killed),
      (killed) => killed !== undefined,
    );
    const living = replicas.find((replica) => replica !== dead);
    if (!dead || !living) throw new Error("none was killed");
    expect(writesOf(living), "the other left it alone").toEqual([]);
    const [held] = await (await database()).select({ owner: operations.leaseOwner }).from(operations);
    expect(held?.owner).toMatch(new RegExp(`^${dead.child.pid}-`));

    const probedBefore = probesOf(living);
    await setVariable(endpoint, apiId, PAGE.stage, bound);
    await until(sightings, ([newest, before]) => newest === "healthy" && before === "degraded");
    const all = await until(listOperations, ([newest]) => newest?.status === "succeeded", 60);
    expect(all.map((operation) => operation.id)).toEqual([id]);
    const { apis, securityGroups, loadBalancers, targetGroups, listeners, ...once } = await accountOf(endpoint);
    for (const [what, list] of Object.entries(once)) expect(list, what).toHaveLength(1);
    // Beside those of the page.
    for (const list of [apis, loadBalancers, targetGroups, listeners, securityGroups]) expect(list).toHaveLength(2);
    expect(probesOf(living) - probedBefore, "probes go on meanwhile").toBeGreaterThan(3);
  },
);
