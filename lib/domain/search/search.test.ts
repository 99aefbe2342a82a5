import { describe, expect, it } from "vitest";
import type { OperationSummary } from "@/lib/contracts/operations";
import { API, balancerArn, dnsOf, factsWith, groupArn } from "../testing/facts";
import { stopped } from "../testing/stopped";
import { searchEntries } from "./entries";
import { MOST_OPERATIONS, notSearched } from "./not-searched";
import { search } from "./search";
import { taskIdIn } from "./task-id";

const operation: OperationSummary = {
  id: "0f6c2a11-aaaa",
  kind: "promote",
  title: "Promote EcsDemoAPI dev to prod",
  apiName: API.name,
  stage: "prod",
  actor: "ann",
  status: "succeeded",
  createdAt: "2026-01-02T03:04:05.000Z",
  progress: { done: 3, total: 3 },
};

const ENDED = `arn:aws:ecs:us-east-1:000000000000:task/main/${"0a".repeat(16)}`;
const ended = { ...stopped(), arn: ENDED };
const STACK = "arn:aws:cloudformation:us-east-1:000000000000:stack/EcsDemo/1b2c";

const entries = searchEntries(
  factsWith(() => {}),
  [operation],
  { stacks: [{ id: STACK, name: "EcsDemo", status: "CREATE_COMPLETE", description: "The example" }], stopped: [ended] },
);
const found = (query: string) => search(entries, query).hits.map(({ kind, title }) => `${kind}: ${title}`);

describe("finds first", () => {
  it.each<[string, string, string]>([
    ["an API by its name", "ecsdemoapi", "api: EcsDemoAPI"],
    ["an API by its id", "api1", "api: EcsDemoAPI"],
    ["a stage by its API's name and its own", "ecsdemoapi/prod", "environment: EcsDemoAPI / prod"],
    ["a stage by its own name alone", "prod", "environment: EcsDemoAPI / prod"],
    ["whatever the order and the case", "PROD demo", "environment: EcsDemoAPI / prod"],
    ["a stage by the snapshot that it serves", "dep2", "environment: EcsDemoAPI / dev"],
    ["a cluster by its name", "main", "cluster: main"],
    ["a service by its cluster and name", "main/hello-dev", "service: hello-dev"],
    ["a load balancer by its DNS name", dnsOf("hello-dev"), "loadBalancer: hello-dev"],
    ["a load balancer by its ARN", balancerArn("hello-prod"), "loadBalancer: hello-prod"],
    ["a target group by its ARN", groupArn("hello-prod"), "targetGroup: hello-prod"],
    ["a task by its id", "10.0.1.2", "task: 10.0.1.2"],
    ["a task by its ARN", "arn:task/10.0.0.1", "task: 10.0.0.1"],
    ["a stopped task by its ARN", ENDED, `task: ${"0a".repeat(16)}`],
    ["a stopped task by how its id begins", "0a0a0a0a", `task: ${"0a".repeat(16)}`],
    ["a stack by its name", "ecsdemo", "stack: EcsDemo"],
    ["a stack by its ARN", STACK, "stack: EcsDemo"],
    ["a target group by a target", "10.0.0.2:80", "targetGroup: hello-dev"],
    ["an operation by its id", "0f6c2a11", "operation: Promote EcsDemoAPI dev to prod"],
    ["a promotion", "promote dev prod", "action: Promote dev to prod"],
    ["an invocation", "invoke prod", "action: Invoke prod"],
    ["a page", "load bal", "page: Load balancers"],
    ["a page by another name of what is on it", "elb", "page: Load balancers"],
    ["an action by another name", "dark", "action: Switch theme"],
    ["letters in order, where nothing else fits", "ecsdmpi", "api: EcsDemoAPI"],
  ])("%s", (_, query, first) => expect(found(query)[0]).toBe(first));
});

it.each([["nothing of the kind"], ["prod nowhere"], ["xq"]])("%s finds nothing", (query) =>
  expect(found(query)).toEqual([]),
);

it("asked for nothing, shows what is always there: actions, then pages", () => {
  const kinds = search(entries, " ").hits.map(({ kind }) => kind);
  expect(new Set(kinds)).toEqual(new Set(["action", "page"]));
  expect(kinds).toEqual([...kinds].sort());
});

it("answers at most thirty, and says how many there are", () => {
  const many = factsWith((facts) => {
    const [api = API] = facts.apis.value ?? [];
    facts.apis.value = Array.from({ length: 500 }, (_, at) => ({ ...api, id: `many${at}`, name: `Many ${at}` }));
  });
  const { hits, total } = search(searchEntries(many, []), "many");
  expect([hits.length, total]).toEqual([30, 500]);
});

it("tells neither ARNs nor variables that it only searches in", () => {
  expect(Object.keys(search(entries, "hello-dev").hits[0] ?? {})).not.toContain("words");
});

it("every address is a page's own", () => {
  for (const { href } of entries)
    expect(href).toMatch(/^\/(apis|environments|services|load-balancers|target-groups|operations|stacks)\/\S+$/);
});

it("a task that has stopped leads to its service's page, once, and says that it has", () => {
  const facts = factsWith(({ stoppedTasks }) => {
    stoppedTasks["arn:service/hello-dev"] = { value: [ended] };
  });
  expect(search(searchEntries(facts, [], { stopped: [ended] }), ENDED).hits).toMatchObject([
    { kind: "task", detail: "STOPPED · hello-dev", href: `/services/main/hello-dev#task-${"0a".repeat(16)}` },
  ]);
});

it.each([
  [ENDED, "0a".repeat(16)],
  [" 0A0A0A0A ", "0a0a0a0a"],
  ["0a0a0a0", null],
  ["hello-dev", null],
  ["arn:aws:ecs:us-east-1:000000000000:service/main/deadbeef", null],
])("%s begins the task id %s", (query, id) => expect(taskIdIn(query)).toBe(id));

it("a task of no service is found on its cluster's page, a group behind no load balancer on its own", () => {
  const facts = factsWith(({ tasks, targetGroups }) => {
    const [task] = Object.values(tasks)[0]?.value ?? [];
    if (task) Object.assign(task, { serviceName: undefined, startedBy: "nightly" });
    for (const group of targetGroups.value ?? []) group.loadBalancerArns = [];
  });
  const hits = (query: string) => search(searchEntries(facts, []), query).hits;
  expect(hits("nightly")).toMatchObject([
    { kind: "task", detail: "RUNNING · hello-dev:1, no service", href: "/services/main#task-10.0.0.1" },
  ]);
  expect(hits(groupArn("hello-dev"))).toMatchObject([
    { kind: "targetGroup", detail: "behind no load balancer", href: "/target-groups/hello-dev" },
  ]);
});

it("says what it did not look through: older operations, tasks of clusters and stacks that nobody has looked at", () => {
  const facts = factsWith(({ clusters }) => {
    const more = ["zeta", "batch"].map((name) => ({ arn: `arn:${name}`, name, status: "ACTIVE" }));
    const counts = { activeServices: 0, runningTasks: 0, pendingTasks: 0, containerInstances: 0 };
    more.push(Object.assign({ arn: "arn:empty", name: "empty", status: "ACTIVE" }, { counts }));
    clusters.value = [...(clusters.value ?? []), ...more, { arn: "arn:gone", name: "gone", status: "INACTIVE" }];
  });
  expect(notSearched(facts, MOST_OPERATIONS + 1, undefined)).toEqual({
    olderThanNewest: 200,
    clusters: ["batch", "zeta"],
    stacks: true,
  });
  expect(
    notSearched(
      factsWith(() => {}),
      MOST_OPERATIONS,
      [],
    ),
  ).toEqual({ clusters: [] });
});
