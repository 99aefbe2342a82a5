import { describe, expect, it } from "vitest";
import type { Health } from "@/lib/contracts/health";
import { type Facts, snapshotKey } from "./facts";
import {
  answering,
  balancerState,
  both,
  denied,
  external,
  integrationTo,
  judge,
  listenerOf,
  methodOf,
  methodsTo,
  service,
  targets,
} from "./testing/changes";
import * as make from "./testing/facts";

const { setVariable, targetFact } = make;

type Row = [what: string, change: (facts: Facts) => void, health: Health, hop: string, code: string];
const TABLE: Row[] = [
  [
    "no deployment",
    (f) => {
      make.stageOf(f, "dev").deploymentId = null;
    },
    "missing",
    "stage",
    "stage.noDeployment",
  ],
  [
    "a snapshot that was not read",
    (f) => delete f.snapshots[snapshotKey("api1", "dep2")],
    "unknown",
    "deployment",
    "family.unknown",
  ],
  ["a snapshot without methods", (f) => methodsTo(f, []), "degraded", "deployment", "deployment.noMethods"],
  [
    "a method without integration",
    (f) => {
      methodOf(f).integration = null;
    },
    "degraded",
    "integration",
    "integration.missing",
  ],
  [
    "a Lambda",
    (f) => integrationTo(f, { type: "AWS_PROXY", uri: "arn:aws:apigateway:…" }),
    "unknown",
    "integration",
    "integration.notFollowed",
  ],
  [
    "a URI that is none",
    (f) => integrationTo(f, { type: "HTTP_PROXY", uri: "not an address" }),
    "degraded",
    "integration",
    "integration.badAddress",
  ],
  ["a variable that is not set", (f) => setVariable(f, "dev", undefined), "degraded", "variable", "variable.unset"],
  ["an empty variable", (f) => setVariable(f, "dev", ""), "degraded", "variable", "variable.unset"],
  ["an illegal value", (f) => setVariable(f, "dev", "a b"), "degraded", "variable", "variable.illegal"],
  [
    "a value with a scheme",
    (f) => setVariable(f, "dev", `http://${make.dnsOf("hello-dev")}`),
    "degraded",
    "variable",
    "variable.scheme",
  ],
  [
    "a deleted load balancer",
    (f) => setVariable(f, "dev", make.dnsOf("gone")),
    "degraded",
    "loadBalancer",
    "host.unresolved",
  ],
  ["a name of one word", (f) => setVariable(f, "dev", "nowhere"), "degraded", "loadBalancer", "host.unresolved"],
  ["a public name that does not resolve", (f) => external(f, false), "degraded", "loadBalancer", "host.unresolved"],
  ["an external host", (f) => external(f, true), "unknown", "loadBalancer", "host.external"],
  [
    "load balancers unread",
    (f) => {
      f.loadBalancers = denied;
    },
    "unknown",
    "loadBalancer",
    "family.unknown",
  ],
  [
    "a load balancer in the making",
    balancerState("provisioning"),
    "progressing",
    "loadBalancer",
    "loadBalancer.provisioning",
  ],
  ["an impaired one", balancerState("active_impaired"), "degraded", "loadBalancer", "loadBalancer.impaired"],
  ["one whose state AWS does not say", balancerState("unknown"), "unknown", "loadBalancer", "family.unknown"],
  ["one in a state that is new to us", balancerState("quantum"), "unknown", "loadBalancer", "family.unknown"],
  ["a failed load balancer", balancerState("failed"), "degraded", "loadBalancer", "loadBalancer.failed"],
  [
    "stages not read for too long",
    (f) => {
      Object.assign(f.stages.api1 ?? {}, denied, { doubtful: true });
    },
    "unknown",
    "stage",
    "family.unknown",
  ],
  [
    "listeners unread",
    (f) => {
      f.listeners = {};
    },
    "unknown",
    "listener",
    "family.unknown",
  ],
  [
    "no listener on the port",
    (f) => {
      listenerOf(f).port = 8080;
    },
    "degraded",
    "listener",
    "listener.none",
  ],
  [
    "a listener of another protocol",
    (f) => {
      listenerOf(f).protocol = "HTTPS";
    },
    "degraded",
    "listener",
    "listener.protocol",
  ],
  [
    "a fixed response",
    answering({ type: "fixed-response", status: "503" }),
    "degraded",
    "listener",
    "listener.fixedResponse",
  ],
  [
    "a redirect",
    answering({ type: "redirect", status: "HTTP_301", to: "https://x" }),
    "degraded",
    "listener",
    "listener.redirect",
  ],
  [
    "weights of 0 only",
    answering({ type: "forward", targetGroups: [{ arn: make.groupArn("hello-dev"), weight: 0 }] }),
    "degraded",
    "listener",
    "listener.noTargetGroup",
  ],
  [
    "a target group that is gone",
    answering({ type: "forward", targetGroups: [{ arn: make.groupArn("gone"), weight: 1 }] }),
    "degraded",
    "targetGroup",
    "targetGroup.gone",
  ],
  ["an empty target group", targets(), "degraded", "targetGroup", "targetGroup.empty"],
  [
    "only draining targets",
    targets(targetFact("10.0.0.1", "draining", "Target.DeregistrationInProgress")),
    "degraded",
    "targetGroup",
    "targetGroup.draining",
  ],
  [
    "all unhealthy",
    targets(targetFact("10.0.0.1", "unhealthy", "Target.Timeout")),
    "degraded",
    "targetGroup",
    "targetGroup.allUnhealthy",
  ],
  [
    "one of two unhealthy",
    targets(targetFact("10.0.0.1"), targetFact("10.0.0.2", "unhealthy", "Target.Timeout")),
    "degraded",
    "targetGroup",
    "targetGroup.someUnhealthy",
  ],
  [
    "all new",
    targets(targetFact("10.0.0.1", "initial", "Elb.InitialHealthChecking")),
    "progressing",
    "targetGroup",
    "targetGroup.initial",
  ],
  [
    "checks switched off",
    targets(targetFact("10.0.0.1", "unavailable", "Target.HealthCheckDisabled")),
    "unknown",
    "targetGroup",
    "targetGroup.unchecked",
  ],
  [
    "not in use",
    targets(targetFact("10.0.0.1", "unused", "Target.NotInUse")),
    "degraded",
    "targetGroup",
    "targetGroup.unused",
  ],
  [
    "a state that is new to us",
    targets(targetFact("10.0.0.1", "quantum")),
    "unknown",
    "targetGroup",
    "targetGroup.unchecked",
  ],
  [
    "target health unread",
    (f) => {
      f.targetHealth[make.groupArn("hello-dev")] = denied;
    },
    "unknown",
    "targetGroup",
    "family.unknown",
  ],
  [
    "services unread",
    (f) => {
      f.services[make.CLUSTER] = denied;
    },
    "unknown",
    "service",
    "family.unknown",
  ],
  [
    "a service scaled to 0",
    both(service({ desired: 0, running: 0 }), targets()),
    "suspended",
    "service",
    "service.scaledToZero",
  ],
  ["too few tasks", service({ running: 1 }), "degraded", "service", "service.belowDesired"],
  ["no task at all", both(service({ running: 0 }), targets()), "degraded", "service", "service.belowDesired"],
  [
    "a rollout under way",
    service({ deployments: [make.deployment("IN_PROGRESS")] }),
    "progressing",
    "service",
    "service.rollout",
  ],
  [
    "the first tasks on their way",
    both(service({ running: 0, deployments: [make.deployment("IN_PROGRESS")] }), targets()),
    "progressing",
    "service",
    "service.rollout",
  ],
  [
    "tasks that cannot start",
    both(service({ running: 0, deployments: [make.deployment("IN_PROGRESS", { failedTasks: 3 })] }), targets()),
    "degraded",
    "service",
    "service.belowDesired",
  ],
  [
    "a rollout that the circuit breaker ended",
    service({ deployments: [make.deployment("FAILED")] }),
    "degraded",
    "service",
    "service.rolloutFailed",
  ],
  ["a service that is being deleted", service({ status: "DRAINING" }), "missing", "service", "service.inactive"],
];

describe("trouble", () => {
  it.each(TABLE)("%s", (_, change, health, hop, code) => {
    const { summary, causes, paths } = judge(change);
    expect(causes[0]).toMatchObject({ hop, code });
    const told = paths.flatMap(({ hops, targets }) => [...hops, ...targets]).find((one) => one.code === code);
    const evidence = causes[0]?.evidence ?? told?.evidence ?? [];
    expect(evidence.length, "the values it rests on").toBeGreaterThan(0);
    expect(summary.health).toBe(health);
    expect(summary.reason).toBe(causes[0]?.message);
    expect(causes[0]?.remedy?.text).toBeTruthy();
    // The other stage has its own everything; only what both share can hurt it.
    if (!["loadBalancers unread", "services unread"].some((shared) => shared === _) && health === "degraded") {
      expect(["healthy", "unknown"]).toContain(judge(change, "prod").summary.health);
    }
  });
});

it("a way that ends at API Gateway itself leads no further while the stage is not known", () => {
  const { paths, summary } = judge((facts) => {
    integrationTo(facts, { type: "MOCK" });
    Object.assign(facts.stages.api1 ?? {}, denied, { doubtful: true });
  });
  expect(paths[0]?.hops.map(({ kind }) => kind)).toEqual(["stage", "deployment", "method", "integration"]);
  expect(summary.health).toBe("unknown");
});
