import { describe, expect, it } from "vitest";
import type { Facts } from "../facts";
import { snapshotKey } from "../facts";
import { judge } from "../testing/changes";
import * as make from "../testing/facts";

type Change = (facts: Facts) => void;
const stage =
  (change: Partial<Facts["stages"][string]> | object): Change =>
  (facts) =>
    void Object.assign(make.stageOf(facts, "dev"), change);
const editable =
  (...methods: string[]): Change =>
  (facts) => {
    const bare = methods.map((httpMethod) => ({ httpMethod, path: "/helloworld", integration: null }));
    facts.resources = { api1: { at: make.AT, value: { paths: [], methods: bare } } };
  };
const newest: Change = (facts) => {
  facts.deployments.api1?.value?.push({ id: "dep3", createdAt: "2026-01-03T00:00:00.000Z" });
};

describe("a stage's settings", () => {
  it.each<[string, object, string, string, RegExp]>([
    ["nothing a second", { "*/*": { rate: 0 } }, "stage.throttled", "degraded", /every call answers 429/],
    ["nothing at once", { "*/*": { burst: 0, rate: 10 } }, "stage.throttled", "degraded", /every call answers 429/],
    [
      "little",
      { "*/*": { rate: 5, burst: 2 } },
      "stage.rateLimited",
      "healthy",
      /to 5 requests a second \(2 at once\)/,
    ],
    ["one method", { "/helloworld/GET": { rate: 0 } }, "stage.throttled", "degraded", /^helloworld\/GET is throttled/],
  ])("throttled: %s", (_, throttling, code, health, words) => {
    const { causes, summary } = judge(stage({ throttling }));
    expect(causes[0]).toMatchObject({ code });
    expect(causes[0]?.message).toMatch(words);
    expect(causes[0]?.remedy?.cli).toContain("/throttling/rateLimit");
    expect(summary.health).toBe(health);
  });

  it.each([{ "*/*": { rate: 10_000, burst: 5_000 } }, { "*/*": {} }, { "/other/GET": { rate: 0 } }])(
    "%j concerns nobody",
    (throttling) => expect(judge(stage({ throttling })).causes).toEqual([]),
  );

  it("a canary with its overrides", () => {
    const canary = { percent: 5, deploymentId: "dep1", overrides: { helloworldElb: "elsewhere" } };
    const { causes, summary, paths } = judge(stage({ canary }));
    expect(causes[0]).toMatchObject({ hop: "stage", code: "stage.canary" });
    expect(causes[0]?.message).toMatch(/5 % of the requests go to deployment dep1 with other values of helloworldElb/);
    expect(paths[0]?.hops[0]?.evidence).toEqual([
      { label: "Share of the canary", value: "5 %", at: make.AT },
      { label: "helloworldElb of the canary", value: "elsewhere", at: make.AT },
    ]);
    expect(summary.health).toBe("progressing");
  });
});

describe("a snapshot", () => {
  it("that is older than one which no stage serves", () => {
    const { causes, summary } = judge(newest);
    expect(causes[0]).toMatchObject({ hop: "deployment", code: "deployment.old" });
    expect(causes[0]?.remedy?.cli).toContain('"path":"/deploymentId","value":"dep3"');
    expect(summary.health).toBe("healthy");
  });
  it("that is older is what somebody chose who changed a stage since", () => {
    const chosen = (facts: Facts) => {
      newest(facts);
      make.stageOf(facts, "prod").updatedAt = "2026-01-03T00:00:00.000Z";
    };
    expect(judge(chosen).causes).toEqual([]);
  });
  it("that is older than another stage's waits for its promotion", () => {
    expect(judge(undefined, "prod").causes).toEqual([]);
  });
  it("that is older is no news where nobody knows what the stages serve", () => {
    const doubted = (facts: Facts) => {
      newest(facts);
      Object.assign(facts.stages.api1 ?? {}, { error: { code: "aws_denied", message: "no" }, doubtful: true });
    };
    expect(judge(doubted).causes).toMatchObject([{ hop: "stage", code: "family.unknown" }]);
  });
  it("that lacks a method of the API", () => {
    const { causes } = judge(editable("GET", "POST"));
    expect(causes[0]).toMatchObject({ hop: "method", code: "method.undeployed", verdict: "warn" });
    expect(causes[0]?.message).toMatch(/^POST \/helloworld is in the API but not in the deployed snapshot.*403/);
  });
  it("is no fault of a stage that is behind, nor where the editable API stands in or is not known", () => {
    const { resources } = make.factsWith(editable("GET", "POST"));
    expect(judge((facts) => void Object.assign(facts, { resources }), "prod").causes).toEqual([]);
    expect(judge((facts) => void Object.assign(facts, { resources: {} })).causes).toEqual([]);
    const standIn = judge((facts) => {
      editable("GET", "POST")(facts);
      const fact = facts.snapshots[snapshotKey("api1", "dep2")];
      if (fact?.value) fact.value.source = "editable";
    });
    expect(standIn.causes.map(({ code }) => code)).toEqual(["deployment.editable"]);
  });
});

describe("variables", () => {
  const set =
    (name: string, value: string): Change =>
    (facts) => {
      make.stageOf(facts, "dev").variables[name] = value;
    };
  it("set and not used", () => {
    const { causes, summary } = judge(set("helloworldElB", "x"));
    expect(causes).toMatchObject([{ hop: "variable", code: "variable.unused" }]);
    expect(causes[0]?.remedy?.cli).toContain('{"op":"remove","path":"/variables/helloworldElB"}');
    expect(summary.health).toBe("healthy");
  });
  it("bound to the same load balancer as another stage", () => {
    const { causes, summary } = judge((facts) =>
      make.setVariable(facts, "dev", make.dnsOf("hello-prod").toUpperCase()),
    );
    expect(causes).toMatchObject([{ hop: "variable", code: "variable.shared" }]);
    expect(causes[0]?.message).toMatch(/^Stage prod is bound to the same load balancer hello-prod \(port 80\)/);
    expect(summary.health).toBe("healthy");
  });
  it("another port is another listener", () => {
    const { causes } = judge((facts) => make.setVariable(facts, "dev", `${make.dnsOf("hello-prod")}:81`));
    expect(causes.map(({ code }) => code)).toEqual(["listener.none"]);
  });
});
