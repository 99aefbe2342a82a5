import { describe, expect, it } from "vitest";
import { type Facts, snapshotKey } from "./facts";
import { planPromotion } from "./promotion-plan";
import { denied, operation } from "./testing/changes";
import * as make from "./testing/facts";

const plan = (change: (facts: Facts) => void = () => {}, more: Partial<Parameters<typeof planPromotion>[1]> = {}) =>
  planPromotion(make.factsWith(change), { apiId: "api1", from: "dev", to: "prod", live: [], ...more });

const verdicts = (of: ReturnType<typeof plan>) =>
  Object.fromEntries(of.checks.map(({ code, verdict }) => [code, verdict]));
const withoutProd = (facts: Facts) => {
  const { api1 } = facts.stages;
  if (api1?.value) api1.value = api1.value.filter(({ stage }) => stage === "dev");
};
const unhealthyProd = (facts: Facts) =>
  make.setTargets(facts, "hello-prod", [make.targetFact("10.0.1.1", "unhealthy", "Target.Timeout")]);

it("dev to prod: the snapshot moves, the binding stays, and every check passes", () => {
  const made = plan();
  expect(made).toMatchObject({
    apiName: "EcsDemoAPI",
    from: { stage: "dev", exists: true, health: "healthy", snapshot: { deploymentId: "dep2" } },
    to: { stage: "prod", exists: true, snapshot: { deploymentId: "dep1" } },
    methods: [],
    kept: { helloworldElb: make.dnsOf("hello-prod") },
    missing: [],
    surplus: [],
    upToDate: false,
    allowed: true,
  });
  expect(made.blockedBy).toBeUndefined();
  expect(verdicts(made)).toEqual({
    "upstream.healthy": "ok",
    "binding.resolves": "ok",
    "targets.healthy": "ok",
    "rollout.settled": "ok",
  });
});

describe("is not allowed", () => {
  it.each<[string, (facts: Facts) => void, Partial<Parameters<typeof planPromotion>[1]>, RegExp]>([
    ["to itself", () => {}, { to: "dev" }, /to itself/],
    ["from a stage that is not there", () => {}, { from: "qa" }, /qa does not exist/],
    [
      "when stages are unread",
      (f) => {
        f.stages = {};
      },
      {},
      /could not be read/,
    ],
    [
      "from a stage without a deployment",
      (f) => {
        make.stageOf(f, "dev").deploymentId = null;
      },
      {},
      /no deployment/,
    ],
    [
      "when nothing would change",
      (f) => {
        make.stageOf(f, "prod").deploymentId = "dep2";
      },
      {},
      /already/,
    ],
    ["when the binding leads nowhere", (f) => make.setVariable(f, "prod", make.dnsOf("gone")), {}, /does not resolve/],
    [
      "when both share a load balancer",
      (f) => make.setVariable(f, "prod", make.dnsOf("hello-dev")),
      {},
      /load balancer of dev/,
    ],
    ["when the target fails open", unhealthyProd, {}, /no healthy target/],
    [
      "when the target's health is unread",
      (f) => {
        f.targetHealth = {};
      },
      {},
      /could not be read/,
    ],
    [
      "while a rollout is under way",
      (f) => make.changeService(f, "hello-prod", { deployments: [make.deployment("IN_PROGRESS")] }),
      {},
      /rolling out/,
    ],
    ["while an operation runs on the target", () => {}, { live: [operation("prod")] }, /is running/],
    ["without the snapshot", (f) => delete f.snapshots[snapshotKey("api1", "dep2")], {}, /snapshot of dev/],
    ["with bindings asked for and not given", withoutProd, { bindings: {} }, /helloworldElb is not set/],
    [
      "with a given binding that leads nowhere",
      withoutProd,
      { bindings: { helloworldElb: make.dnsOf("gone") } },
      /does not resolve/,
    ],
  ])("%s", (_, change, more, why) => {
    const made = plan(change, more);
    expect(made.allowed).toBe(false);
    expect(made.blockedBy).toMatch(why);
  });
});

describe("is allowed, with a warning", () => {
  it("when the upstream is not healthy", () => {
    const made = plan((f) => make.setTargets(f, "hello-dev", []));
    expect(verdicts(made)).toMatchObject({ "upstream.healthy": "warn", "targets.healthy": "ok" });
    expect(made.allowed).toBe(true);
  });

  it("while an operation runs on the upstream", () => {
    const made = plan(undefined, { live: [operation("dev")] });
    expect(verdicts(made)["operation.none"]).toBe("warn");
    expect(made.allowed).toBe(true);
  });

  it("when the target leads to an external host", () => {
    const made = plan((f) => {
      make.setVariable(f, "prod", "service.company.org");
      f.hosts["service.company.org"] = { value: true };
    });
    expect(verdicts(made)["binding.resolves"]).toBe("warn");
    expect(made.allowed).toBe(true);
  });
});

describe("creating the target stage", () => {
  it("asks for its bindings and offers load balancers, free and healthy ones first", () => {
    const made = plan(withoutProd);
    expect(made).toMatchObject({
      to: { exists: false, snapshot: null, health: "missing" },
      missing: ["helloworldElb"],
      methods: [{ change: "added", httpMethod: "GET", path: "/helloworld" }],
      allowed: true,
    });
    expect(made.options).toEqual([
      { name: "hello-prod", dnsName: make.dnsOf("hello-prod"), health: "healthy", words: "2/2 targets healthy" },
      {
        name: "hello-dev",
        dnsName: make.dnsOf("hello-dev"),
        health: "healthy",
        words: "2/2 targets healthy",
        boundTo: "dev",
      },
    ]);
  });

  it("with a binding that is good", () => {
    const made = plan(withoutProd, { bindings: { helloworldElb: make.dnsOf("hello-prod") } });
    expect(made.allowed).toBe(true);
    expect(verdicts(made)).toMatchObject({ "binding.resolves": "ok", "targets.healthy": "ok" });
  });
});

describe("what changes", () => {
  const uriOfDev = (facts: Facts, uri: string) => {
    const [method] = facts.snapshots[snapshotKey("api1", "dep2")]?.value?.methods ?? [];
    if (method?.integration) method.integration.uri = uri;
  };

  it("a method that differs, in words", () => {
    expect(plan((f) => uriOfDev(f, `${make.URI}/v2`)).methods).toEqual([
      { httpMethod: "GET", path: "/helloworld", change: "changed", words: `integration ${make.URI} → ${make.URI}/v2` },
    ]);
  });

  it("methods that come and go", () => {
    const made = plan((f) => {
      const methods = f.snapshots[snapshotKey("api1", "dep2")]?.value?.methods ?? [];
      methods.splice(0, 1, { httpMethod: "POST", path: "/orders", integration: { type: "MOCK" } });
    });
    expect(made.methods?.map(({ path, change }) => [path, change])).toEqual([
      ["/helloworld", "removed"],
      ["/orders", "added"],
    ]);
    // What the new snapshot does not use is surplus, and stays.
    expect(made).toMatchObject({
      surplus: ["helloworldElb"],
      kept: { helloworldElb: make.dnsOf("hello-prod") },
      missing: [],
    });
  });

  it("cannot be told when the editable API stands in", () => {
    const made = plan((f) => {
      const { value } = f.snapshots[snapshotKey("api1", "dep1")] ?? {};
      if (value) value.source = "editable";
    });
    expect(made.methods).toBeNull();
    expect(made.allowed).toBe(true);
  });

  it("a given binding never overwrites what the target has", () => {
    const made = plan(undefined, { bindings: { helloworldElb: make.dnsOf("gone") } });
    expect(made.allowed).toBe(true);
    expect(made.kept).toEqual({ helloworldElb: make.dnsOf("hello-prod") });
  });
});

it("stages that have not been read for long are no stages that do not exist: shown as last read, and blocked", () => {
  const made = plan((facts) => Object.assign(facts.stages.api1 ?? {}, { error: denied.error, doubtful: true }));
  expect(made).toMatchObject({
    allowed: false,
    blockedBy: "The API's stages could not be read, so what would change is not known.",
    from: { exists: true, snapshot: { deploymentId: "dep2" } },
    to: { exists: true, snapshot: { deploymentId: "dep1" } },
  });
});
