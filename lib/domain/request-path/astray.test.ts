import { describe, expect, it } from "vitest";
import type { Facts, RuleFact } from "../facts";
import { both, integrationTo, judge, listenerOf, methodOf, service, targets } from "../testing/changes";
import * as make from "../testing/facts";

const hopOf = (change: (facts: Facts) => void, kind: string) =>
  judge(change).paths[0]?.hops.find((hop) => hop.kind === kind);

/** A group of the load balancer that nobody fills. */
function deserted(facts: Facts): string {
  const arn = make.groupArn("deserted");
  const [first] = facts.targetGroups.value ?? [];
  if (first) facts.targetGroups.value?.push({ ...first, arn, name: "deserted" });
  facts.targetHealth[arn] = { at: make.AT, value: [] };
  return arn;
}
/** Another task of the cluster, with this address. */
const whoseTask = (address: string, serviceName: string | undefined) => (facts: Facts) => {
  const tasks = facts.tasks[make.CLUSTER]?.value;
  const [first] = tasks ?? [];
  if (first) tasks?.push({ ...first, arn: `${first.arn}-of-${serviceName}`, serviceName, addresses: [address] });
};
const forward = (arn: string) => ({ type: "forward" as const, targetGroups: [{ arn, weight: 1 }] });

describe("a request led astray", () => {
  const ruled = (facts: Facts) => {
    integrationTo(facts, { type: "HTTP_PROXY", uri: `${make.URI}/orders` });
    const conditions = [{ field: "path-pattern", values: ["/orders"] }];
    listenerOf(facts).rules.unshift({ priority: 3, conditions, action: forward(deserted(facts)) });
  };
  it("by a rule, where the listener has a group that is filled", () => {
    const { causes } = judge(ruled);
    expect(causes).toHaveLength(1);
    expect(causes[0]).toMatchObject({ hop: "listener", code: "listener.elsewhere" });
    expect(causes[0]?.message).toMatch(/^Rule 3 .*sends \/orders to target group deserted.*hello-dev has targets/);
    expect(hopOf(ruled, "targetGroup")).toMatchObject({ code: "targetGroup.empty", consequenceOf: "listener" });
  });
  const missed = (facts: Facts) => {
    const [rule] = listenerOf(facts).rules;
    if (rule) rule.action = forward(deserted(facts));
  };
  /** As AWS tells of it once no listener forwards to it. */
  const nobodys = (facts: Facts) => {
    missed(facts);
    const group = facts.targetGroups.value?.find(({ name }) => name === "hello-dev");
    if (group) group.loadBalancerArns = [];
  };
  const tagged = (environment: string) => both(nobodys, service({ tags: { "stageway:environment": environment } }));

  it("by the listener, where a service waits in a group that it does not forward to", () => {
    const { causes } = judge(missed);
    expect(causes[0]).toMatchObject({ hop: "listener", code: "listener.otherGroup" });
    expect(causes[0]?.message).toMatch(
      /target group deserted, where no service registers: service hello-dev registers in hello-dev/,
    );
    expect(causes[0]?.remedy?.cli).toContain(`Type=forward,TargetGroupArn=${make.groupArn("hello-dev")}`);
  });
  it("by a rule, whose command changes that rule", () => {
    const { causes } = judge((facts) => {
      missed(facts);
      const conditions = [{ field: "path-pattern", values: ["/*"] }];
      const [rule] = listenerOf(facts).rules;
      if (rule) listenerOf(facts).rules.unshift({ ...rule, arn: "arn:rule/7", priority: 7, conditions });
    });
    expect(causes[0]?.remedy?.cli).toMatch(/ modify-rule --rule-arn arn:rule\/7 --actions Type=forward,.*hello-dev/);
  });
  it("by a rule, which the command leads to the group that is filled, unless several are", () => {
    const cli = (change: (facts: Facts) => void) =>
      judge((facts) => {
        ruled(facts);
        Object.assign(listenerOf(facts).rules[0] ?? {}, { arn: "arn:rule/3" });
        change(facts);
      }).causes[0]?.remedy?.cli;
    expect(cli(() => {})).toMatch(/ modify-rule --rule-arn arn:rule\/3 --actions Type=forward,\S+hello-dev\/1$/);
    const more = (facts: Facts) => {
      const rule = { priority: 4, conditions: [], action: forward(make.groupArn("hello-prod")) };
      listenerOf(facts).rules.splice(1, 0, rule);
    };
    expect(cli(more)).toBeUndefined();
  });
  it("to a group that may be anybody's: named, and no command that changes something", () => {
    const { causes } = judge(nobodys);
    expect(causes[0]?.message).toMatch(/Perhaps another group is meant: service hello-dev registers in hello-dev/);
    expect(causes[0]?.remedy?.cli).toBeUndefined();
    expect(causes[0]?.remedy?.look).toMatch(/ describe-rules /);
  });
  it("to a group of this environment, by the service's tag; another one's is not named", () => {
    expect(judge(tagged("EcsDemoAPI/dev")).causes[0]?.remedy?.cli).toMatch(/ modify-listener .*hello-dev\/1$/);
    expect(judge(tagged("EcsDemoAPI/prod")).causes).toMatchObject([{ code: "targetGroup.empty" }]);
  });
  it("is not said where it is not known whether somebody is there", () => {
    const { causes } = judge((facts) => {
      ruled(facts);
      delete facts.targetHealth[make.groupArn("deserted")];
    });
    expect(causes[0]).toMatchObject({ code: "family.unknown" });
  });
});

describe("rules that depend on the request", () => {
  const closed = { type: "fixed-response" as const, status: "404" };
  const open = forward(make.groupArn("hello-dev"));
  const pathIs = (...values: string[]) => ({ field: "path-pattern", values });
  const header = { field: "http-header", values: ["x-canary: 1"] };
  type Way = Pick<RuleFact, "conditions" | "action">;

  /** `/{proxy+}` is passed on to the same path; these rules, in order. */
  const proxied =
    (...rules: Way[]) =>
    (facts: Facts) => {
      Object.assign(methodOf(facts), { path: "/{proxy+}", httpMethod: "ANY" });
      integrationTo(facts, { type: "HTTP_PROXY", uri: `${make.URI}/{proxy}` });
      listenerOf(facts).rules = rules.map((rule, n) => ({
        ...rule,
        priority: rule.conditions.length > 0 ? n + 1 : Number.POSITIVE_INFINITY,
      }));
    };
  const listener = (...rules: Way[]) => hopOf(proxied(...rules), "listener");

  it("a path that nobody knows yet is no failure while a rule may forward it", () => {
    const change = proxied({ conditions: [pathIs("/api/*")], action: open }, { conditions: [], action: closed });
    const { causes, summary, paths } = judge(change);
    expect(causes[0]).toMatchObject({ hop: "listener", code: "listener.undecided", verdict: "unknown" });
    expect(causes[0]?.message).toContain("rule 1 forwards to hello-dev, its default rule answers 404 itself");
    expect(summary.health).toBe("unknown");
    expect(paths[0]?.hops.find(({ kind }) => kind === "targetGroup")?.verdict).toBe("ok");
    expect(judge(both(change, targets())).causes[0]).toMatchObject({ code: "targetGroup.empty" });
  });
  it("is known where all come out alike", () => {
    expect(listener({ conditions: [pathIs("/api/*")], action: open }, { conditions: [], action: open })).toMatchObject({
      verdict: "ok",
      words: expect.stringContaining("rule 1 or its default rule, which the path"),
    });
    expect(
      listener({ conditions: [pathIs("/api/*")], action: closed }, { conditions: [], action: closed }),
    ).toMatchObject({ verdict: "fail", code: "listener.fixedResponse" });
    expect(listener({ conditions: [pathIs("/*")], action: closed }, { conditions: [], action: open })).toMatchObject({
      code: "listener.fixedResponse",
    });
  });
  it("what the caller sends is said where it decides", () => {
    const canary = listener({ conditions: [header], action: closed }, { conditions: [], action: open });
    expect(canary).toMatchObject({
      verdict: "ok",
      words: expect.stringMatching(/rule 1 takes .* header is x-canary: 1/),
    });
    expect(canary?.evidence.at(-1)).toMatchObject({ label: "Asked before: rule 1", value: "header is x-canary: 1" });
    expect(listener({ conditions: [header], action: open }, { conditions: [], action: closed })).toMatchObject({
      verdict: "unknown",
      code: "listener.undecided",
    });
  });
  it("the load balancer sees the integration's verb", () => {
    const posts = { conditions: [{ field: "http-request-method", values: ["POST"] }], action: open };
    const sending = (httpMethod: string) =>
      hopOf((facts) => {
        proxied(posts, { conditions: [], action: closed })(facts);
        methodOf(facts).httpMethod = "PUT";
        integrationTo(facts, { type: "HTTP_PROXY", httpMethod, uri: make.URI });
      }, "listener");
    expect(sending("POST")).toMatchObject({ verdict: "ok" });
    expect(sending("PUT")).toMatchObject({ code: "listener.fixedResponse" });
    expect(sending("ANY")).toMatchObject({ code: "listener.fixedResponse" });
  });
});

describe("an internal load balancer", () => {
  const inside = (facts: Facts) => {
    const [first] = facts.loadBalancers.value ?? [];
    if (first) first.scheme = "internal";
  };
  it("is not reached by a public integration", () => {
    expect(judge(inside).causes).toMatchObject([{ hop: "loadBalancer", code: "loadBalancer.internal" }]);
  });
  it("is by a VPC link", () => {
    const linked = (facts: Facts) => {
      const { integration } = methodOf(facts);
      if (integration) integration.connectionType = "VPC_LINK";
    };
    expect(judge(both(inside, linked)).causes).toEqual([]);
  });
});

describe("who is behind a target group", () => {
  const stranger = targets(make.targetFact("10.0.0.1"), make.targetFact("10.0.0.2"), make.targetFact("10.7.7.7"));
  it("a target that is no task of the service", () => {
    const { causes, paths, summary } = judge(stranger);
    expect(causes).toMatchObject([{ hop: "target", code: "target.noTask" }]);
    expect(causes[0]?.message).toMatch(/^Target 10\.7\.7\.7:80 of hello-dev is no task of hello-dev/);
    expect(causes[0]?.remedy?.cli).toContain("--targets Id=10.7.7.7,Port=80");
    expect([paths[0]?.verdict, summary.health]).toEqual(["warn", "degraded"]);
  });
  it.each([
    ["hello-prod", "a task of hello-prod, not of hello-dev"],
    [undefined, "a task of no service, not of hello-dev"],
  ])("one that is a task of %s", (serviceName, words) => {
    const { causes } = judge(both(stranger, whoseTask("10.7.7.7", serviceName)));
    expect(causes).toMatchObject([{ hop: "target", code: "target.noTask" }]);
    expect(causes[0]?.message).toMatch(new RegExp(`^Target 10\\.7\\.7\\.7:80 of hello-dev is ${words}, and yet`));
  });
  it("none is a stranger whose address another network has, too", () => {
    expect(judge(both(whoseTask("10.0.0.1", "hello-prod"), whoseTask("10.0.0.2", undefined))).causes).toEqual([]);
  });
  it("is not said while the services of another cluster are not known: one may register there", () => {
    const unread = (facts: Facts) => {
      facts.clusters.value?.push({ arn: "arn:cluster/other", name: "other", status: "ACTIVE" });
      facts.services["arn:cluster/other"] = { error: { code: "aws_denied", message: "no", since: make.AT } };
    };
    expect(judge(both(stranger, unread)).causes).toEqual([]);
    const doubtful = both(stranger, (facts) => {
      facts.clusters.doubtful = true;
    });
    expect(judge(doubtful).causes).toEqual([]);
  });
  it("is not said while tasks come and go, nor by facts of different age", () => {
    const moving = both(stranger, service({ deployments: [make.deployment("IN_PROGRESS")] }));
    expect(judge(moving).causes.map(({ code }) => code)).toEqual(["service.rollout"]);
    const old = both(stranger, (facts) => {
      const fact = facts.tasks[make.CLUSTER];
      if (fact) fact.at = "2026-01-02T03:00:00.000Z";
    });
    expect(judge(old).causes).toEqual([]);
  });
  it("two services", () => {
    const { causes, summary } = judge((facts) =>
      make.changeService(facts, "hello-prod", { targetGroupArns: [make.groupArn("hello-dev")] }),
    );
    expect(causes).toMatchObject([{ hop: "targetGroup", code: "targetGroup.twoServices" }]);
    expect(causes[0]?.message).toMatch(/^Services hello-dev and hello-prod both register/);
    expect(summary.health).toBe("degraded");
    const sick = judge((facts) => {
      make.changeService(facts, "hello-prod", { targetGroupArns: [make.groupArn("hello-dev")] });
      targets(make.targetFact("10.0.0.1", "unhealthy", "Target.Timeout"))(facts);
    });
    expect(sick.causes).toMatchObject([{ code: "targetGroup.allUnhealthy" }]);
    expect(sick.causes[0]?.message).toMatch(/ Services hello-dev and hello-prod both register in it\.$/);
  });
});

it("a port that the template doubles", () => {
  const { causes } = judge((facts) => {
    integrationTo(facts, { type: "HTTP_PROXY", uri: `${make.URI}:8080/x` });
    make.setVariable(facts, "dev", `${make.dnsOf("hello-dev")}:80`);
  });
  expect(causes[0]).toMatchObject({ hop: "variable", code: "variable.port" });
  expect(causes[0]?.remedy?.text).toBe(`Set helloworldElb to ${make.dnsOf("hello-dev")}.`);
});

it("every piece of evidence has its age", () => {
  const { paths } = judge(
    targets(make.targetFact("10.0.0.1"), make.targetFact("10.0.0.2", "unhealthy", "Target.Timeout")),
  );
  const evidence = paths.flatMap(({ hops }) => hops.flatMap((hop) => hop.evidence));
  expect(evidence.length).toBeGreaterThan(5);
  expect(evidence.filter(({ at }) => at === undefined)).toEqual([]);
});
