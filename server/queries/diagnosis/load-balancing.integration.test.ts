import {
  type Action,
  CreateListenerCommand,
  CreateLoadBalancerCommand,
  CreateRuleCommand,
  DeregisterTargetsCommand,
  ModifyListenerCommand,
  SetSubnetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { type Backend, startBackend } from "../../local-aws/services/elbv2/testing/backend";
import {
  createBalancer,
  createChain,
  createGroup,
  groundOf,
  registerTargets,
} from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { diagnosed, type Expected, environment, hopOf } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import { healed, runs } from "../testing/remedies";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

const PATH = "http://${stageVariables.elb}/orders";
let endpoint: TestEndpoint;
const backends: Backend[] = [];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  pointAt(endpoint.url);
  const [good, wrong, silent] = await Promise.all(
    ["172.31.0.1", "172.31.0.2", "172.31.0.3"].map((address) => startBackend(endpoint.world, address)),
  );
  wrong?.answer((_, response) => response.writeHead(302, { location: "/login" }).end());
  silent?.answer(() => {});
  backends.push(...[good, wrong, silent].flatMap((one) => one ?? []));
});
afterAll(async () => {
  await Promise.all(backends.map((backend) => backend.close()));
  await endpoint.close();
});

const at = (...ids: string[]) => ids.map((id) => ({ id, port: 80 }));

/** A chain with these targets, and an environment bound to it. */
async function behind(name: string, ...ids: string[]): Promise<string> {
  const { dns, groupArn } = await createChain(endpoint, name);
  if (ids.length > 0) await registerTargets(endpoint, groupArn, ...at(...ids));
  return environment(endpoint, { elb: dns });
}

/** As `behind`; the load balancer then leaves the first zone, in whose subnet the first address is. */
async function zoned(name: string, ...ids: string[]): Promise<string> {
  const { subnets } = await groundOf(endpoint);
  const { dns, groupArn, balancerArn } = await createChain(endpoint, name);
  await registerTargets(endpoint, groupArn, ...at(...ids));
  await endpoint.elbv2.send(new SetSubnetsCommand({ LoadBalancerArn: balancerArn, Subnets: subnets.slice(1, 3) }));
  return environment(endpoint, { elb: dns });
}

/** A load balancer whose listener does this by default. */
async function answering(name: string, action: Action): Promise<string> {
  const { DNSName, LoadBalancerArn } = await createBalancer(endpoint, name);
  await endpoint.elbv2.send(
    new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions: [action] }),
  );
  return environment(endpoint, { elb: DNSName });
}

/** A rule of a listener for paths of this pattern. */
const rule = (ListenerArn: string, Priority: number, pattern: string, action: Action) =>
  endpoint.elbv2.send(
    new CreateRuleCommand({
      ListenerArn,
      Priority,
      Conditions: [{ Field: "path-pattern", Values: [pattern] }],
      Actions: [action],
    }),
  );

/** A chain with a target that is well, whose listener gives it and those groups nothing. */
async function weightless(name: string, ...more: string[]): Promise<string> {
  const { dns, groupArn, listenerArn } = await createChain(endpoint, name);
  await registerTargets(endpoint, groupArn, ...at("172.31.0.1"));
  const others = await Promise.all(more.map((other) => createGroup(endpoint, other)));
  const groups = [groupArn, ...others.map(({ TargetGroupArn }) => TargetGroupArn)];
  const TargetGroups = groups.map((TargetGroupArn) => ({ TargetGroupArn, Weight: 0 }));
  const DefaultActions = [{ Type: "forward" as const, ForwardConfig: { TargetGroups } }];
  await endpoint.elbv2.send(new ModifyListenerCommand({ ListenerArn: listenerArn, DefaultActions }));
  return environment(endpoint, { elb: dns });
}

const NO_GROUP: Expected = { hop: "listener", code: "listener.noTargetGroup", words: /forwards to no target group/ };

const TABLE: [what: string, make: () => Promise<string>, expected: Expected][] = [
  [
    "an internal load balancer on a public integration",
    async () => {
      const { subnets } = await groundOf(endpoint);
      const { LoadBalancers } = await endpoint.elbv2.send(
        new CreateLoadBalancerCommand({ Name: "inside", Scheme: "internal", Subnets: subnets }),
      );
      return environment(endpoint, { elb: LoadBalancers?.[0]?.DNSName ?? "" });
    },
    { hop: "loadBalancer", code: "loadBalancer.internal", words: /inside is internal/ },
  ],
  [
    "a fixed answer",
    () =>
      answering("fixed", {
        Type: "fixed-response",
        FixedResponseConfig: { StatusCode: "503", ContentType: "text/plain", MessageBody: "closed" },
      }),
    { hop: "listener", code: "listener.fixedResponse", words: /answers 503 itself/ },
  ],
  [
    "a redirect",
    () => answering("redirect", { Type: "redirect", RedirectConfig: { StatusCode: "HTTP_301", Port: "8443" } }),
    { hop: "listener", code: "listener.redirect", words: /redirects \(301\)/ },
  ],
  [
    "a rule that sends the path to where nobody is",
    async () => {
      const { dns, groupArn, listenerArn } = await createChain(endpoint, "ruled");
      await registerTargets(endpoint, groupArn, ...at("172.31.0.1"));
      const { TargetGroupArn } = await createGroup(endpoint, "deserted");
      await rule(listenerArn, 7, "/orders*", { Type: "forward", TargetGroupArn });
      return environment(endpoint, { elb: dns }, PATH);
    },
    {
      hop: "listener",
      code: "listener.elsewhere",
      words: /^Rule 7 .* sends \/orders to target group deserted.*; ruled has/,
    },
  ],
  [
    "a path that only the request has, and a rule that takes some",
    async () => {
      const { dns, groupArn, listenerArn } = await createChain(endpoint, "proxied");
      await registerTargets(endpoint, groupArn, ...at("172.31.0.1"));
      await rule(listenerArn, 3, "/closed*", { Type: "fixed-response", FixedResponseConfig: { StatusCode: "404" } });
      return environment(endpoint, { elb: dns }, "http://${stageVariables.elb}/{proxy}");
    },
    {
      hop: "listener",
      code: "listener.undecided",
      words: /rule 3 answers 404 itself, its default rule forwards to proxied\.$/,
      health: "unknown",
    },
  ],
  ["weights of 0", () => weightless("weightless", "weightless-b"), NO_GROUP],
  ["weight 0 for the only group", () => weightless("unweighted"), NO_GROUP],
  [
    "a group without targets",
    () => behind("nobody"),
    { hop: "targetGroup", code: "targetGroup.empty", words: /nobody has no registered targets.*503/ },
  ],
  [
    "Target.ResponseCodeMismatch",
    () => behind("mismatch", "172.31.0.2"),
    { hop: "targetGroup", code: "targetGroup.allUnhealthy", words: /a status other than 200.*fails open/ },
  ],
  [
    "Target.Timeout",
    () => behind("timeout", "172.31.0.3"),
    { hop: "targetGroup", code: "targetGroup.allUnhealthy", words: /not answered within 2 s/ },
  ],
  [
    "Target.FailedHealthChecks",
    async () => {
      const { dns, groupArn } = await createChain(endpoint, "refused");
      await registerTargets(endpoint, groupArn, { id: "172.31.0.1", port: 81 });
      return environment(endpoint, { elb: dns });
    },
    { hop: "targetGroup", code: "targetGroup.allUnhealthy", words: /could not connect, or the answer was malformed/ },
  ],
  [
    "some unhealthy",
    () => behind("partly", "172.31.0.1", "172.31.0.2"),
    { hop: "targetGroup", code: "targetGroup.someUnhealthy", words: /1 of 2 targets of partly take no requests/ },
  ],
  [
    "Elb.InitialHealthChecking",
    async () => {
      const { dns, groupArn } = await createChain(endpoint, "patient", {
        HealthCheckTimeoutSeconds: 60,
        HealthCheckIntervalSeconds: 120,
      });
      // It does not answer, and its first check is given a minute.
      await registerTargets(endpoint, groupArn, ...at("172.31.0.3"));
      return environment(endpoint, { elb: dns });
    },
    {
      hop: "targetGroup",
      code: "targetGroup.initial",
      words: /waits for its first health checks/,
      health: "progressing",
    },
  ],
  [
    "Target.NotInUse",
    () => zoned("zoned", "172.31.0.1"),
    { hop: "targetGroup", code: "targetGroup.unused", words: /zoned is not used: .*zone is not enabled.*503/ },
  ],
  [
    "one unhealthy, the other not used",
    // Nobody is at the second.
    () => zoned("mixed", "172.31.0.1", "172.31.16.99"),
    {
      hop: "targetGroup",
      code: "targetGroup.noneHealthy",
      words: /No target of mixed is healthy \((1 unhealthy, 1 unused|1 unused, 1 unhealthy)\)/,
    },
  ],
  [
    "Target.DeregistrationInProgress",
    async () => {
      const { dns, groupArn } = await createChain(endpoint, "leaving");
      await registerTargets(endpoint, groupArn, ...at("172.31.0.1"));
      const apiId = await environment(endpoint, { elb: dns });
      await until(
        () => getEnvironment(apiId, "dev"),
        ({ health }) => health === "healthy",
        60,
      );
      await endpoint.elbv2.send(
        new DeregisterTargetsCommand({ TargetGroupArn: groupArn, Targets: [{ Id: "172.31.0.1", Port: 80 }] }),
      );
      return apiId;
    },
    { hop: "targetGroup", code: "targetGroup.draining", words: /being deregistered and take no new requests/ },
  ],
];

/** The shown command does it. */
const HEALED = new Set([
  "a rule that sends the path to where nobody is",
  "weight 0 for the only group",
  "Target.ResponseCodeMismatch",
  "some unhealthy",
  "Target.DeregistrationInProgress",
]);

// They mostly wait for health checks: all at once.
it.concurrent.each(TABLE)("%s", async (what, make, expected) => {
  const { detail, cause } = await diagnosed(await make(), expected);
  // The load balancer itself may still be in the making.
  expect(detail.causes.filter(({ code }) => code !== "loadBalancer.provisioning")).toEqual([cause]);
  if (what.startsWith("Target.") || what.startsWith("Elb.")) expect(detail.environment.reasonCode).toBe(what);
  if (HEALED.has(what)) await healed(detail.environment.apiId, cause);
});

it("a load balancer in the making", async () => {
  let count = 0;
  // It is for a second only: on a busy machine the look may come too late.
  const detail = await until(
    async () => {
      return getEnvironment(await behind(`making-${count++}`, "172.31.0.1"), "dev");
    },
    ({ causes }) => causes.some(({ code }) => code === "loadBalancer.provisioning"),
  );
  expect(detail.health).toBe("progressing");
  const told = detail.causes.find(({ remedy }) => / wait load-balancer-available /.test(remedy?.cli ?? ""));
  expect(told).toMatchObject({ hop: "loadBalancer", code: "loadBalancer.provisioning", verdict: "warn" });
  await runs(told?.remedy?.cli ?? "");
});

it("what follows from a failing hop is told as its consequence", async () => {
  const { detail } = await diagnosed(await behind("alone"), {
    hop: "targetGroup",
    code: "targetGroup.empty",
    words: /alone/,
  });
  expect(hopOf(detail, "targetGroup")).not.toHaveProperty("consequenceOf");
  const astray = await createChain(endpoint, "astray");
  const { TargetGroupArn } = await createGroup(endpoint, "astray-b");
  await registerTargets(endpoint, astray.groupArn, ...at("172.31.0.1"));
  await rule(astray.listenerArn, 1, "/orders", { Type: "forward", TargetGroupArn });
  const { detail: led } = await diagnosed(await environment(endpoint, { elb: astray.dns }, PATH), {
    hop: "listener",
    code: "listener.elsewhere",
    words: /astray-b/,
  });
  expect(led.causes).toHaveLength(1);
  expect(hopOf(led, "targetGroup")).toMatchObject({ code: "targetGroup.empty", consequenceOf: "listener" });
});
