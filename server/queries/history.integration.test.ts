import { UpdateStageCommand } from "@aws-sdk/client-api-gateway";
import { DescribeTargetGroupsCommand, RegisterTargetsCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { HealthState } from "@/lib/contracts/history";
import type { TaskFact } from "@/lib/domain/facts";
import { environmentSubject } from "@/lib/domain/history/environment-state";
import { lastPart } from "@/lib/domain/services/names";
import { historyKept, startHistory, stopHistory } from "../history";
import { inventory } from "../inventory";
import { createGroup } from "../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../local-aws/testing";
import { letEveryoneIn } from "../local-aws/testing/let-in";
import { listSightings } from "../store";
import { keepStoppedTasks, listStoppedStandalone, listStoppedTasks } from "../store/history/stopped-tasks";
import { openMemoryDatabase } from "../store/testing/memory-database";
import { getCluster } from "./cluster";
import { getEnvironment } from "./environment";
import { getLoadBalancer } from "./load-balancer";
import { getLoadBalancers } from "./load-balancers";
import { getLogs } from "./logs";
import { getSearch } from "./search";
import { getService } from "./service";
import { getTargetGroup } from "./target-group";
import { getTargetHistory } from "./target-history";
import { faults } from "./testing/control";
import { CLUSTER } from "./testing/hello-service";
import { pointAt } from "./testing/point-at";
import { runTask } from "./testing/service";
import { serving } from "./testing/serving";
import { until } from "./testing/until";
import { getTimeline } from "./timeline";
import { Watcher } from "./watch/watcher";

/** An address of the default VPC that no task has. */
const UNUSED = "172.31.0.77";
const CLUSTER_ARN = `arn:aws:ecs:us-east-1:000000000000:cluster/${CLUSTER}`;

let endpoint: TestEndpoint;
let closeDatabase: () => Promise<void>;
let apiId: string;

/** An environment whose only service stops as soon as it starts; beside it a target that fails its checks. */
beforeAll(async () => {
  [endpoint, closeDatabase] = await Promise.all([startTestEndpoint(), openMemoryDatabase()]);
  await letEveryoneIn(endpoint.ec2);
  pointAt(endpoint.url);
  startHistory();
  ({ apiId } = await serving(endpoint).serve("exits", { command: ["sleep 0.2; exit 3"] }));
  inventory().touch("apis");
});
afterAll(async () => {
  await stopHistory();
  await closeDatabase();
  await endpoint.close();
});

const environment = (done: (detail: Awaited<ReturnType<typeof getEnvironment>>) => boolean) =>
  until(() => getEnvironment(apiId, "dev"), done, 60);
const variable = (name: string, value: string) =>
  endpoint.apigateway.send(
    new UpdateStageCommand({
      restApiId: apiId,
      stageName: "dev",
      patchOperations: [{ op: "replace", path: `/variables/${name}`, value }],
    }),
  );

it("what happens while nobody has a page open is kept", async () => {
  const watcher = new Watcher();
  watcher.start(100);
  const [kept] = await until(
    () => listStoppedTasks({ clusterArn: CLUSTER_ARN, name: "exits" }),
    (tasks) => tasks.length > 0,
  );
  watcher.stop();
  expect(kept).toMatchObject({ stopCode: "EssentialContainerExited", containers: [{ exitCode: 3 }] });
  const [sighting] = await listSightings<HealthState>("environment", [environmentSubject(apiId, "dev")], 1);
  expect(sighting?.state.health).not.toBe("healthy");
});

it("so is a task of no service, which no environment has to do with", async () => {
  const id = await runTask(endpoint, "exits", "nightly");
  const watcher = new Watcher();
  watcher.start(3_600_000, 100);
  const kept = await until(
    () => listStoppedStandalone(CLUSTER_ARN),
    (tasks) => tasks.length > 0,
  );
  watcher.stop();
  expect(kept).toMatchObject([
    { startedBy: "nightly", arn: expect.stringContaining(id), containers: [{ exitCode: 3 }] },
  ]);
});

it("and so is what is the case when a probe begins to fail", async () => {
  const well = (await getLoadBalancer("exits")).loadBalancer.dnsName;
  const watcher = new Watcher();
  watcher.start(3_600_000);
  await variable("elb", "gone.us-east-1.elb.localhost");
  watcher.look({ apiId, stage: "dev" });
  await until(
    () => listSightings<HealthState>("environment", [environmentSubject(apiId, "dev")], 1),
    ([sighting]) => sighting?.state.code === "host.unresolved",
  );
  watcher.stop();
  await variable("elb", well);
});

describe("what is read is kept", () => {
  it("since when an environment is as it is: a change that was watched is known", async () => {
    await environment(
      ({ causes, environment: now }) => causes[0]?.code === "task.exited" && now.seenSince !== undefined,
    );
    const before = Date.now();
    await variable("elb", "nobody.us-east-1.elb.localhost");
    const isLost = (detail: Awaited<ReturnType<typeof getEnvironment>>) => detail.causes[0]?.code === "host.unresolved";
    const { environment: now } = await environment((detail) => isLost(detail) && !!detail.environment.seenSince);
    expect(now.seenSince?.exact).toBe(true);
    expect(Date.parse(now.seenSince?.from ?? "")).toBeGreaterThan(before - 5_000);
  });

  it("stopped tasks, which ECS forgets; not twice as long as it does not", async () => {
    await until(
      () => getService(CLUSTER, "exits"),
      (now) => (now.stopped ?? []).some(({ status }) => status === "STOPPED"),
      60,
    );
    await historyKept();
    const [fact] = await listStoppedTasks({ clusterArn: CLUSTER_ARN, name: "exits" });
    expect(fact).toMatchObject({ stopCode: "EssentialContainerExited", containers: [{ exitCode: 3 }] });
    await keepStoppedTasks([{ ...(fact as TaskFact), arn: `${fact?.arn}0`, stoppedAt: new Date(0).toISOString() }]);
    const now = await getService(CLUSTER, "exits");
    expect(now.kept.map(({ arn }) => arn)).toEqual([`${fact?.arn}0`]);
    expect(now.kept[0]?.meaning).toContain("web ended with code 3");
    expect(now.stopped?.map(({ arn }) => arn)).toContain(fact?.arn);
    // The search finds those of both kinds, by the ARN of an alarm or by the id of a line of the timeline.
    const found = async (query: string) => (await getSearch(query)).hits.map(({ kind, detail }) => ({ kind, detail }));
    expect(await found(`${fact?.arn}0`)).toEqual([{ kind: "task", detail: "STOPPED · exits" }]);
    expect(await found(lastPart(fact?.arn ?? "").slice(0, 12))).toEqual([
      { kind: "task", detail: "STOPPED · exits" },
      { kind: "task", detail: "STOPPED · exits" },
    ]);
  });

  it("a cluster's page has those of no service, likewise", async () => {
    const [fact] = await listStoppedStandalone(CLUSTER_ARN);
    await keepStoppedTasks([{ ...(fact as TaskFact), arn: `${fact?.arn}0`, stoppedAt: new Date(0).toISOString() }]);
    const { stopped, kept } = await getCluster(CLUSTER);
    expect(stopped?.map(({ arn }) => arn)).toEqual([fact?.arn]);
    expect(kept).toMatchObject([{ arn: `${fact?.arn}0`, startedBy: "nightly", stopCode: "EssentialContainerExited" }]);
    const newer = Array.from({ length: 100 }, (_, at) => ({ ...(fact as TaskFact), arn: `${fact?.arn}1${at}` }));
    await keepStoppedTasks(newer);
    // However many have stopped since: it is known what it ran, and so where its lines are.
    const task = `${lastPart(fact?.arn ?? "")}0`;
    const query = { cluster: CLUSTER, task, container: "web", range: "1h" as const };
    expect(await getLogs(query)).toMatchObject({ events: [] });
  });
});

describe("the timeline", () => {
  it("has all of it in one order, each entry once", async () => {
    await historyKept();
    const { entries, more, unknown, watched } = await getTimeline(apiId, "dev");
    expect({ more, unknown, watched }).toEqual({ more: false, unknown: [], watched: [expect.any(Object)] });
    const times = entries.map(({ at }) => Date.parse(at));
    expect(times).toEqual([...times].sort((a, b) => b - a));
    expect(new Set(entries.map(({ id }) => id)).size).toBe(entries.length);
    expect(new Set(entries.map(({ kind }) => kind))).toEqual(new Set(["health", "stage"]));
    expect(entries.find(({ words }) => words.startsWith("Variable elb is nobody"))).toMatchObject({ kind: "stage" });
  });

  it("tells of the services that requests arrive at", async () => {
    const { targetGroups } = await getLoadBalancer("exits");
    expect(targetGroups?.[0]?.name).toBe("exits");
    await variable("elb", (await getLoadBalancer("exits")).loadBalancer.dnsName);
    await environment(({ causes }) => causes.some(({ code }) => code === "task.exited"));
    const { entries } = await getTimeline(apiId, "dev");
    expect(entries.find(({ kind }) => kind === "event")).toMatchObject({
      subject: "service exits",
      href: `/services/${CLUSTER}/exits`,
    });
    expect(entries.find(({ kind }) => kind === "task")).toMatchObject({
      tone: "fault",
      detail: expect.stringMatching(/exit code 3/),
    });
  });

  it.each([
    ["api", "nothing", "dev"],
    ["stage", "", "nowhere"],
  ])("of no such %s there is none", async (_what, api, stage) => {
    await expect(getTimeline(api || apiId, stage)).rejects.toMatchObject({ error: { code: "not_found" } });
  });
});

describe("load balancing", () => {
  it("a target group without a load balancer is listed with its targets, and who registers there", async () => {
    const { TargetGroupArn } = await createGroup(endpoint, "nobodys");
    const { freeTargetGroups } = await until(getLoadBalancers, (now) => now.freeTargetGroups?.length === 1);
    const about = { name: "nobodys", protocol: "HTTP", port: 80, services: [] };
    expect(freeTargetGroups).toMatchObject([{ ...about, targets: [] }]);
    await endpoint.elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets: [{ Id: UNUSED, Port: 80 }] }));
    const { freeTargetGroups: later, unknown } = await until(
      getLoadBalancers,
      (now) => now.freeTargetGroups?.[0]?.targets?.length === 1,
    );
    expect(later).toMatchObject([{ ...about, targets: [{ state: "unused", code: "Target.NotInUse", count: 1 }] }]);
    expect(unknown).toEqual([]);
  });

  it("it has a page of its own: every target with its reason, out of use and neither ill nor well", async () => {
    const { group, loadBalancers } = await getTargetGroup("nobodys");
    expect(loadBalancers).toEqual([]);
    expect(group).toMatchObject({
      health: "suspended",
      words: expect.stringMatching(/^No load balancer uses it/),
      count: { healthy: 0, total: 1 },
      reasons: [{ state: "unused", code: "Target.NotInUse", verdict: "unknown", count: 1 }],
      targets: [{ address: UNUSED, port: 80, reason: 0 }],
    });
    await expect(getTargetGroup("nowhere")).rejects.toMatchObject({ error: { code: "not_found" } });
  });

  it("one that a load balancer uses has it, too", async () => {
    expect(await getTargetGroup("exits")).toMatchObject({ loadBalancers: ["exits"], group: { name: "exits" } });
  });

  it("a target has the history that was watched, and one that never was has none", async () => {
    const { TargetGroups } = await endpoint.elbv2.send(new DescribeTargetGroupsCommand({ Names: ["nobodys"] }));
    const group = TargetGroups?.[0]?.TargetGroupArn ?? "";
    await historyKept();
    const watched = await getTargetHistory({ group, target: `${UNUSED}:80` });
    expect(watched.sightings).toMatchObject([{ state: { state: "unused", reasonCode: "Target.NotInUse" } }]);
    expect(await getTargetHistory({ group, target: "10.0.0.1:80" })).toMatchObject({ sightings: [] });
  });

  it("rules that may not be read: the default action stands, the rest is unknown", async () => {
    await faults(endpoint, {
      service: "elasticloadbalancing",
      operation: "DescribeRules",
      error: { code: "AccessDenied", status: 403 },
    });
    const { listeners, unknown } = await until(
      () => getLoadBalancer("exits"),
      (now) => now.listeners?.[0]?.rulesUnknown !== undefined,
    );
    expect(listeners?.[0]?.rules).toMatchObject([{ priority: null, forwards: [{ name: "exits" }] }]);
    expect(unknown).toMatchObject([{ family: "listeners", code: "aws_denied" }]);
    const { causes, paths } = await environment((now) => now.causes.some(({ hop }) => hop !== "listener"));
    expect(causes[0]).toMatchObject({ hop: "task", code: "task.exited" });
    expect(paths[0]?.hops.find(({ kind }) => kind === "listener")).toMatchObject({ verdict: "unknown" });
    await faults(endpoint);
  });
});
