import { expect, it } from "vitest";
import { judgeEnvironment } from "../environment";
import { type Facts, indexFacts } from "../facts";
import { AT, balancerArn, CLUSTER, changeService, factsWith, groupArn, setTargets, targetFact } from "../testing/facts";
import { allBindingsKnown, boundEnvironments } from "./bound-environments";
import { asFree, freeGroups } from "./free-groups";
import { judgeGroup } from "./group-health";
import { groupView } from "./group-view";
import { judgeLoadBalancer } from "./judge-load-balancer";
import { loadBalancerDetail } from "./load-balancer-detail";

const API = { id: "api1", name: "EcsDemoAPI" };
const DEV = balancerArn("hello-dev");
const SINCE = { code: "aws_denied" as const, message: "no", since: AT };

function world(change: (facts: Facts) => void = () => {}) {
  const facts = factsWith(change);
  const index = indexFacts(facts);
  const context = { index, live: [], invokeUrl: () => "http://x" };
  const stages = facts.stages.api1?.value ?? [];
  const bound = boundEnvironments(stages.map((stage) => judgeEnvironment(context, API, stage)));
  const loadBalancer = facts.loadBalancers.value?.find(({ arn }) => arn === DEV);
  if (!loadBalancer) throw new Error("no load balancer hello-dev");
  return { index, loadBalancer, bound };
}

function summary(change?: (facts: Facts) => void) {
  const { index, loadBalancer, bound } = world(change);
  return judgeLoadBalancer(index, loadBalancer, bound).summary;
}

function detail(change?: (facts: Facts) => void) {
  const { index, loadBalancer, bound } = world(change);
  return loadBalancerDetail(index, loadBalancer, bound);
}

function rules(facts: Facts) {
  const listener = facts.listeners[DEV]?.value?.[0];
  if (!listener) throw new Error("no listener");
  return listener.rules;
}

function dev(facts: Facts) {
  const found = facts.loadBalancers.value?.find(({ arn }) => arn === DEV);
  if (!found) throw new Error("no load balancer");
  return found;
}

it("a load balancer of which all is well, and the environment whose requests go there", () => {
  expect(summary()).toEqual({
    name: "hello-dev",
    arn: DEV,
    dnsName: "hello-dev-1.us-east-1.elb.localhost",
    state: "active",
    type: "application",
    health: "healthy",
    listeners: [{ port: 80, protocol: "HTTP" }],
    targetGroups: ["hello-dev"],
    targets: { healthy: 2, total: 2 },
    environments: [{ apiId: "api1", apiName: "EcsDemoAPI", stage: "dev", health: "healthy" }],
  });
});

const state = (value: string) => (facts: Facts) => {
  dev(facts).state = value;
};
const listeners = (fact: Facts["listeners"][string]) => (facts: Facts) => {
  facts.listeners[DEV] = fact;
};
const bad = (word: string, code: string) => (facts: Facts) =>
  setTargets(facts, "hello-dev", [targetFact("10.0.0.1", word, code), targetFact("10.0.0.2")]);

it.each<[string, (facts: Facts) => void, string, RegExp]>([
  ["one target times out", bad("unhealthy", "Target.Timeout"), "degraded", /not answered within 5 s/],
  ["new targets beside healthy ones", bad("initial", "Elb.InitialHealthChecking"), "healthy", /^$/],
  ["no targets, and no service to say why", noTargetsNoService, "degraded", /no registered targets/],
  ["the service is scaled to 0", scaledToZero, "suspended", /scaled to 0/],
  ["it is being provisioned", state("provisioning"), "progressing", /being provisioned/],
  ["it has failed", state("failed"), "degraded", /failed/],
  ["it is impaired", state("active_impaired"), "degraded", /scale/],
  ["AWS says a state that is new to us", state("odd"), "unknown", /odd/],
  ["no listener", listeners({ at: AT, value: [] }), "degraded", /no listener/],
  ["listeners cannot be read", listeners({ error: SINCE }), "unknown", /listeners/],
  ["target health cannot be read", healthUnread, "unknown", /health of the targets/],
  ["old target health is doubtful", healthDoubtful, "unknown", /health of the targets/],
  ["target groups cannot be read", groupsUnread, "unknown", /target groups/],
  ["a rule forwards to a group that is gone", groupGone, "degraded", /does not exist/],
])("%s", (_, change, health, reason) => {
  const judged = summary(change);
  expect(judged.health).toBe(health);
  expect(judged.reason ?? "").toMatch(reason);
});

function noTargetsNoService(facts: Facts): void {
  setTargets(facts, "hello-dev", []);
  changeService(facts, "hello-dev", { targetGroupArns: [] });
}
function scaledToZero(facts: Facts): void {
  setTargets(facts, "hello-dev", []);
  changeService(facts, "hello-dev", { desired: 0, running: 0 });
}
function healthUnread(facts: Facts): void {
  facts.targetHealth[groupArn("hello-dev")] = { error: SINCE };
}
function healthDoubtful(facts: Facts): void {
  facts.targetHealth[groupArn("hello-dev")] = { at: AT, value: [targetFact("10.0.0.1")], error: SINCE, doubtful: true };
}
function groupsUnread(facts: Facts): void {
  facts.targetGroups = { error: SINCE };
}
function groupGone(facts: Facts): void {
  facts.targetGroups = { at: AT, value: facts.targetGroups.value?.filter(({ name }) => name !== "hello-dev") ?? [] };
}

it("what is not known is null, never none", () => {
  expect(summary(healthUnread).targets).toBeNull();
  expect(detail(healthUnread).targetGroups?.[0]).toMatchObject({ count: null, targets: null, health: "unknown" });
  const blind = (facts: Facts) => {
    facts.targetGroups = { error: SINCE };
    facts.listeners[DEV] = { error: SINCE };
  };
  expect(summary(blind)).toMatchObject({ listeners: null, targetGroups: null, targets: null });
  expect(detail(blind)).toMatchObject({ listeners: null, targetGroups: null });
});

const stagesUnread = (facts: Facts): void => {
  facts.stages.api1 = { error: SINCE };
};
const apisUnread = (facts: Facts): void => {
  facts.apis = { error: SINCE };
};

it("only where all bindings were read, no environment means none", () => {
  expect(allBindingsKnown(factsWith(() => {}))).toBe(true);
  expect(allBindingsKnown(factsWith(stagesUnread))).toBe(false);
  expect(allBindingsKnown(factsWith(apisUnread))).toBe(false);
});

it("an environment counts once, also when its variable names the load balancer and no method uses it", () => {
  const unused = (facts: Facts) => {
    for (const fact of Object.values(facts.snapshots))
      for (const one of fact.value?.methods ?? []) one.integration = null;
  };
  expect(summary(unused).environments.map(({ stage }) => stage)).toEqual(["dev"]);
  expect(detail(unused).targetGroups?.[0]?.environments).toEqual([]);
});

it("rules stand in the order they are asked, in plain words and with their shares", () => {
  const { listeners } = detail((facts) => {
    rules(facts).unshift({
      priority: 20,
      conditions: [],
      action: { type: "fixed-response", status: "404" },
    });
    rules(facts).unshift({
      priority: 10,
      conditions: [
        { field: "path-pattern", values: ["/a", "/b*"] },
        { field: "odd", values: ["x"] },
      ],
      action: {
        type: "forward",
        targetGroups: [
          { arn: groupArn("hello-dev"), weight: 3 },
          { arn: groupArn("hello-prod"), weight: 1 },
        ],
      },
    });
  });
  expect(listeners?.[0]?.rules).toMatchObject([
    {
      priority: 10,
      conditions: ["path is /a or /b*", "odd is x"],
      forwards: [
        { name: "hello-dev", share: 75 },
        { name: "hello-prod", share: 25 },
      ],
    },
    { priority: 20, conditions: [], words: "answers 404 itself", forwards: [] },
    { priority: null, conditions: [], forwards: [{ name: "hello-dev", share: 100 }] },
  ]);
});

it("each target with its reason said once, the task behind it, and likely causes", () => {
  const [group] =
    detail((facts) =>
      setTargets(facts, "hello-dev", [
        targetFact("10.0.0.2"),
        { ...targetFact("10.0.0.1", "unhealthy", "Target.ResponseCodeMismatch"), description: "codes: [502]" },
        { ...targetFact("10.9.9.9", "unhealthy", "Target.ResponseCodeMismatch"), description: "codes: [502]" },
        { ...targetFact("10.9.9.8", "unhealthy", "Target.ResponseCodeMismatch"), description: "codes: [500]" },
      ]),
    ).targetGroups ?? [];
  expect(group?.reasons.map(({ code, description, count }) => [code, description, count])).toEqual([
    ["Target.ResponseCodeMismatch", "codes: [502]", 2],
    ["Target.ResponseCodeMismatch", "codes: [500]", 1],
    [undefined, undefined, 1],
  ]);
  expect(group?.reasons[0]?.remedy?.text).toMatch(/application itself fails the check with 502/);
  expect(group?.targets?.map(({ address, reason }) => [address, reason])).toEqual([
    ["10.0.0.2", 2],
    ["10.0.0.1", 0],
    ["10.9.9.9", 0],
    ["10.9.9.8", 1],
  ]);
  expect(group?.targets?.[1]?.task).toMatchObject({ arn: "arn:task/10.0.0.1", serviceName: "hello-dev" });
  expect(group?.targets?.[2]).not.toHaveProperty("task");
  expect(group?.targets?.[2]).not.toHaveProperty("taskUnknown");
  expect(group?.healthCheck).toContainEqual(["Port", "the target's own"]);
});

it("a group without a load balancer: its targets by state; out of use, neither ill nor well", () => {
  const free = (change: (facts: Facts) => void) =>
    indexFacts(
      factsWith((facts) => {
        for (const group of facts.targetGroups.value ?? []) group.loadBalancerArns = [];
        change(facts);
      }),
    );
  const unused = ["10.0.0.1", "10.0.0.2"].map((id) => targetFact(id, "unused", "Target.NotInUse"));
  const index = free((facts) => setTargets(facts, "hello-dev", unused));
  expect(freeGroups(index)?.[0]).toMatchObject({
    name: "hello-dev",
    targets: [{ state: "unused", code: "Target.NotInUse", count: 2 }],
    services: ["hello-dev"],
  });
  const view = (of: typeof index) => asFree(groupView(of, judgeGroup(of, groupArn("hello-dev")), new Map()));
  expect(view(index)).toMatchObject({ health: "suspended", reasons: [{ state: "unused", verdict: "unknown" }] });
  expect(view(index).words).not.toMatch(/503/);
  expect(view(index)).not.toHaveProperty("remedy");
  expect(freeGroups(free(healthUnread))?.[0]).toMatchObject({ targets: null });
  expect(view(free(healthUnread))).toMatchObject({ health: "unknown", targets: null });
  expect(freeGroups(free(groupsUnread))).toBeNull();
});

const tasksUnread = (facts: Facts): void => {
  facts.tasks[CLUSTER] = { error: SINCE };
};

it("when tasks cannot be read, the task is unknown and not absent", () => {
  const [group] = detail(tasksUnread).targetGroups ?? [];
  expect(group?.targets?.[0]).toMatchObject({ taskUnknown: true });
});

it("5,000 targets are judged in well under a second, and stay small", () => {
  const many = Array.from({ length: 5_000 }, (_, at) =>
    targetFact(
      `10.1.${at >> 8}.${at & 255}`,
      at % 10 === 0 ? "unhealthy" : "healthy",
      at % 10 === 0 ? "Target.Timeout" : undefined,
    ),
  );
  const { index, loadBalancer, bound } = world((facts) => setTargets(facts, "hello-dev", many));
  const before = performance.now();
  const answer = loadBalancerDetail(index, loadBalancer, bound);
  expect(performance.now() - before).toBeLessThan(1_000);
  expect(answer.targetGroups?.[0]).toMatchObject({ count: { healthy: 4_500, total: 5_000 }, health: "degraded" });
  expect(JSON.stringify(answer).length).toBeLessThan(600_000);
});
