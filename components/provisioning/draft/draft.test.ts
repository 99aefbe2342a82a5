import { describe, expect, it } from "vitest";
import { type ProvisionRequest, provisionInput } from "@/lib/contracts/provision/input";
import { check } from "./check";
import { type Draft, EXAMPLE, type FieldName, FOR_EVER, inputOf } from "./draft";
import { draftOf } from "./draft-of";
import { namesFollowing } from "./names-following";
import { problemsFrom } from "./problems";

it("the example has no problem and is what the schema takes by default", () => {
  expect(check(EXAMPLE).problems).toEqual({});
  const { clusterName, serviceName, image, containerPort, command, desiredCount, api, path, stage, variableName } =
    inputOf(EXAMPLE);
  const least = {
    clusterName,
    serviceName,
    image,
    containerPort,
    command,
    desiredCount,
    api,
    path,
    stage,
    variableName,
  };
  expect(provisionInput.parse(inputOf(EXAMPLE))).toEqual(provisionInput.parse(least));
});

const OWN_INSTANCES = { launchType: "EC2" } as const;
const RULE = {
  entry: "rule",
  listenerArn: "arn:aws:elasticloadbalancing:us-east-1:000000000000:listener/app/a/0123456789abcdef/0123456789abcdef",
  pathPrefix: "/a",
} as const;
const CHOSEN = {
  network: "existing",
  vpcId: "vpc-0a1b2c3d",
  subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"],
} satisfies Partial<Draft>;

describe("a broken rule stands at its field, a kept one nowhere", () => {
  const cases: [FieldName, refused: Partial<Draft>, accepted: Partial<Draft>][] = [
    ["clusterName", { clusterName: "ecs dev" }, { clusterName: "ecs_dev" }],
    [
      "clusterName",
      { ...OWN_INSTANCES, clusterName: "a".repeat(47) },
      { ...OWN_INSTANCES, clusterName: "a".repeat(46) },
    ],
    ["serviceName", { serviceName: "" }, { serviceName: "a".repeat(32) }],
    ["image", { image: " " }, { image: "httpd" }],
    ["containerPort", { containerPort: "" }, { containerPort: "65535" }],
    ["containerPort", { containerPort: "80.5" }, { containerPort: "1" }],
    ["desiredCount", { desiredCount: "two" }, { desiredCount: "0" }],
    ["command", { command: "x".repeat(4097) }, { command: "" }],
    ["apiName", { apiName: "" }, { apiName: "", apiId: "abc123" }],
    ["path", { path: "helloworld" }, { path: "/hello/{proxy+}" }],
    ["upstreamPath", { upstreamPath: "/{id}" }, { path: "/a/{id}", upstreamPath: "/{id}" }],
    ["methods", { methods: [] }, { methods: ["ANY"] }],
    ["stage", { stage: "dev!" }, { stage: "dev" }],
    ["variableName", { variableName: "a-b" }, { variableName: "a_b" }],
    ["containerCpu", { ...OWN_INSTANCES, containerCpu: "-1" }, { ...OWN_INSTANCES, containerCpu: "0" }],
    ["containerMemory", { ...OWN_INSTANCES, containerMemory: "5" }, { ...OWN_INSTANCES, containerMemory: "6" }],
    ["instanceType", { ...OWN_INSTANCES, instanceType: "big" }, { ...OWN_INSTANCES, instanceType: "t2.micro" }],
    ["instanceCount", { ...OWN_INSTANCES, instanceCount: "0" }, { ...OWN_INSTANCES, instanceCount: "2" }],
    ["vpcId", { ...CHOSEN, vpcId: "" }, CHOSEN],
    ["subnetIds", { ...CHOSEN, subnetIds: ["subnet-0a1b2c3d"] }, CHOSEN],
    ["cidr", { network: "new", cidr: "10.0.0.0" }, { network: "new", cidr: "10.0.0.0/20" }],
    ["roleArn", { role: "existing" }, { role: "existing", roleArn: "arn:aws:iam::000000000000:role/a" }],
    ["role", { role: "none" }, { role: "none", logs: false }],
    ["role", { role: "none" }, { ...OWN_INSTANCES, role: "none" }],
    ["retentionDays", { retentionDays: "2" }, { retentionDays: "7" }],
    ["retentionDays", { retentionDays: "" }, { retentionDays: FOR_EVER }],
    ["listenerArn", { ...RULE, listenerArn: "" }, RULE],
    ["pathPrefix", { ...RULE, pathPrefix: "a" }, RULE],
    ["priority", { ...RULE, priority: "0" }, { ...RULE, priority: "50000" }],
    ["checkPath", { checkPath: "x" }, { checkPath: "/healthz" }],
    ["matcher", { matcher: "ok" }, { matcher: "200,204" }],
    ["intervalSeconds", { intervalSeconds: "4", timeoutSeconds: "2" }, { intervalSeconds: "30" }],
    ["timeoutSeconds", { timeoutSeconds: "10" }, { timeoutSeconds: "9" }],
    ["healthyThreshold", { healthyThreshold: "1" }, { healthyThreshold: "3" }],
    ["unhealthyThreshold", { unhealthyThreshold: "11" }, { unhealthyThreshold: "10" }],
    ["deregistrationDelaySeconds", { deregistrationDelaySeconds: "3601" }, { deregistrationDelaySeconds: "0" }],
    ["minimumHealthyPercent", { minimumHealthyPercent: "101" }, { minimumHealthyPercent: "0" }],
    ["maximumPercent", { maximumPercent: "100" }, { minimumHealthyPercent: "50", maximumPercent: "100" }],
    ["graceSeconds", { graceSeconds: "-1" }, { graceSeconds: "0" }],
  ];
  it.each(cases)("%s: %j", (name, refused, accepted) => {
    expect(Object.keys(check({ ...EXAMPLE, ...refused }).problems)).toEqual([name]);
    expect(check({ ...EXAMPLE, ...accepted }).problems).toEqual({});
  });
});

it("a route that the API cannot take stands at its field, or says whose it is", () => {
  const integration = { type: "HTTP_PROXY", uri: "http://${stageVariables.helloworldElb}" };
  const routes = { paths: [], methods: [{ path: "/helloworld", httpMethod: "GET", integration }] };
  expect(check(EXAMPLE, { routes }).problems).toEqual({});
  const { problems, unfit, input } = check({ ...EXAMPLE, variableName: "other" }, { routes });
  expect(problems.methods).toContain("The API has GET /helloworld already, leading to HTTP_PROXY http://");
  expect([unfit, input]).toEqual([problems, null]);
  const more = [{ ...inputOf(EXAMPLE), serviceName: "second", variableName: "other" }];
  const copied = { ...EXAMPLE, path: "/a", carried: { more } };
  expect(check(copied, { routes }).problems.carried).toContain("Service 2, methods: The API has GET /helloworld");
});

describe("the priority of a rule on a shared listener", () => {
  const { listenerArn: arn, pathPrefix } = RULE;
  const listeners = [
    {
      ...{ arn, loadBalancer: "shared", port: 80 },
      rules: [
        { priority: 10, paths: ["/other", "/other/*"], targetGroup: "other-dev" },
        { priority: 11, paths: [pathPrefix, `${pathPrefix}/*`], targetGroup: EXAMPLE.serviceName },
        { priority: 12, paths: [pathPrefix, `${pathPrefix}/*`], targetGroup: "other-dev" },
      ],
    },
  ];
  const checked = (more: Partial<Draft>) => check({ ...EXAMPLE, ...RULE, ...more }, { listeners });

  it.each([
    ["taken by another path", { priority: "10" }, "The rule for /other, /other/* has it; 13 is free."],
    ["taken by another service", { priority: "12" }, "The rule for /a, /a/* has it; 13 is free."],
    ["its own, as the run finds it", { priority: "11" }, undefined],
    ["free", { priority: "13" }, undefined],
    ["taken on another listener only", { priority: "10", listenerArn: arn.replace(/f$/, "0") }, undefined],
  ])("%s", (_, more, message) => {
    const { problems, unfit, input } = checked(more);
    expect(problems).toEqual(message === undefined ? {} : { priority: message });
    expect([unfit, input === null]).toEqual([problems, message !== undefined]);
  });

  it("of no concern with a load balancer of its own", () =>
    expect(checked({ entry: "own", priority: "10" }).problems).toEqual({}));
});

describe("chosen subnets", () => {
  const subnet = (id: string, zone: string) => ({ id, name: "", zone, cidr: "10.0.0.0/24", isPublic: true });
  const [first = "", second = ""] = CHOSEN.subnetIds;
  const networkOf = (...zones: string[]) => ({
    ...{ vpcId: CHOSEN.vpcId, name: "", cidr: "10.0.0.0/16", isDefault: false },
    subnets: zones.map((zone, index) => subnet([first, second, "subnet-0a1b2c3f"][index] ?? "", zone)),
  });
  const draft = { ...EXAMPLE, ...CHOSEN };

  it("of one zone are refused at their field, and nothing is shown of what would be made", () => {
    const { problems, input } = check(draft, { networks: [networkOf("us-east-1a", "us-east-1a")] });
    expect(problems.subnetIds).toBe("All chosen subnets are in us-east-1a. Choose a second zone's.");
    expect(input).toBeNull();
    expect(check(draft, { networks: [networkOf("us-east-1a", "us-east-1b")] }).problems).toEqual({});
  });

  it("may be two of a zone only where no load balancer is made in them", () => {
    const three = { ...draft, subnetIds: [...CHOSEN.subnetIds, "subnet-0a1b2c3f"] };
    const network = networkOf("us-east-1a", "us-east-1b", "us-east-1b");
    expect(check(three, { networks: [network] }).problems.subnetIds).toContain("us-east-1b");
    expect(check({ ...three, ...RULE }, { networks: [network] }).problems).toEqual({});
  });

  it("that are not known are left to the server", () => {
    expect(check(draft).problems).toEqual({});
    expect(check(draft, { networks: [networkOf("us-east-1a")] }).problems).toEqual({});
  });
});

it("puts the server's messages at their fields", () =>
  expect(
    problemsFrom({ "api.name": "a", "launch.memory": "b", stage: "c", "network.subnetIds.1": "d", other: "e" }),
  ).toEqual({ apiName: "a", containerMemory: "b", stage: "c", subnetIds: "d" }));

describe("what is carried over", () => {
  const input: ProvisionRequest = {
    ...inputOf(EXAMPLE),
    command: "",
    logs: { enabled: true, retentionDays: null },
    entry: { kind: "own", port: 8443, certificateArn: "arn:aws:acm:us-east-1:000000000000:certificate/a" },
    definition: {
      taskRoleArn: "arn:role",
      container: { command: ["--say"], environment: [{ name: "A", value: "1" }] },
      sidecars: [{ name: "side", image: "b" }],
    },
    variables: { color: "blue" },
    more: [
      {
        ...{ clusterName: "ecs-dev", serviceName: "orders-dev", image: "a", containerPort: 80, desiredCount: 1 },
        ...{ path: "/orders", variableName: "ordersElb" },
        entry: { kind: "beside", of: 0, paths: ["/orders"], priority: 1 },
      },
    ],
  };

  it("goes through the form as it came", () =>
    expect(provisionInput.parse(inputOf(draftOf(input)))).toEqual(provisionInput.parse(input)));

  it("goes through on one's own instances, too, with the place of a task and the limits of a rollout", () => {
    const placementStrategy = [{ type: "binpack" as const, field: "memory" }];
    const rollout = { minimumHealthyPercent: 50, maximumPercent: 150 };
    const placed = { ...input, launch: { type: "EC2" as const, placementStrategy }, rollout };
    const settings = { targetGroupPort: 8080, containerInsights: "enhanced" as const };
    const whole = { ...placed, ...settings, deregistrationDelaySeconds: 5 };
    expect(provisionInput.parse(inputOf(draftOf(whole)))).toEqual(provisionInput.parse(whole));
    expect(provisionInput.parse(whole)).toMatchObject({ launch: { placementStrategy }, rollout, ...settings });
  });

  it("keeps the sizes of the machines' group, and makes room for what is typed", () => {
    const machines = { minSize: 1, maxSize: 4, askedBy: "launchType" as const };
    const instances = { kind: "new" as const, instanceType: "t2.micro", count: 2, ...machines };
    const whole = { ...input, launch: { type: "EC2" as const, instances } };
    const draft = draftOf(whole);
    const typed = (instanceCount: string) => provisionInput.parse(inputOf({ ...draft, instanceCount })).launch;
    expect(typed("2")).toMatchObject({ instances });
    expect(typed("6")).toMatchObject({ instances: { count: 6, minSize: 1, maxSize: 6 } });
    const { launch } = inputOf({ ...draft, instances: "existing" });
    expect(launch).toMatchObject({ instances: { kind: "existing" } });
  });

  it("says which of the services a message is about", () => {
    const [service] = input.more ?? [];
    const more = service ? [{ ...service, serviceName: EXAMPLE.serviceName }] : [];
    expect(check(draftOf({ ...input, more })).problems).toEqual({
      carried: "Service 2, serviceName: Another service has it.",
    });
    // A service beside another needs that one's load balancer.
    const shared = { ...draftOf(input), ...RULE };
    expect(check(shared).problems.carried).toContain("Service 2, entry.of");
  });

  it("names the further services after the new stage, too", () => {
    const first = { clusterName: "ecs-dev", serviceName: "helloworld-dev", ownCluster: false };
    const names = { first, more: [{ ...first, serviceName: "orders-dev" }] };
    const start = { kind: "copy" as const, apiId: "a", apiName: "A", stage: "dev", input, names };
    const all = { ...start, routes: [], carried: [], plain: true, left: [] };
    const following = namesFollowing(all, draftOf(input), { stage: "qa" }, new Set());
    expect(following).toMatchObject({
      serviceName: "helloworld-qa",
      carried: { more: [{ serviceName: "orders-qa" }] },
    });
    expect(namesFollowing(all, draftOf(input), { stage: "qa" }, new Set(["carried"]))).not.toHaveProperty("carried");
  });
});
