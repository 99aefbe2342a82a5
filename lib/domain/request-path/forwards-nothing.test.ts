import { describe, expect, it } from "vitest";
import type { Facts } from "../facts";
import { judge, listenerOf, service } from "../testing/changes";
import * as make from "../testing/facts";

describe("a listener that forwards nothing", () => {
  const closed = { type: "fixed-response" as const, status: "503" };
  const answers = (more: (facts: Facts) => void) => (facts: Facts) => {
    const [rule] = listenerOf(facts).rules;
    if (rule) rule.action = closed;
    const group = facts.targetGroups.value?.find(({ name }) => name === "hello-dev");
    if (group) group.loadBalancerArns = [];
    more(facts);
  };
  const own = service({ tags: { "stageway:environment": "EcsDemoAPI/dev" } });
  const weightless =
    (...names: string[]) =>
    (facts: Facts) => {
      const targetGroups = names.map((name) => ({ arn: make.groupArn(name), weight: 0 }));
      const [rule] = listenerOf(facts).rules;
      if (rule) rule.action = { type: "forward", targetGroups };
    };

  it.each<[string, (facts: Facts) => void, RegExp]>([
    ["to where the environment's own service registers", answers(own), /hello-dev, where service hello-dev registers/],
    ["to the one group that it gives nothing", weightless("hello-dev"), /^Let it forward to hello-dev/],
  ])("is led back %s", (_, change, text) => {
    const [cause] = judge(change).causes;
    expect(cause).toMatchObject({ hop: "listener", remedy: { text: expect.stringMatching(text) } });
    expect(cause?.remedy?.cli).toMatch(
      / modify-listener .* --default-actions Type=forward,TargetGroupArn=\S+hello-dev\/1$/,
    );
  });

  it.each<[string, (facts: Facts) => void]>([
    ["the service may be anybody's", answers(() => {})],
    [
      "another environment's registers there",
      answers(service({ tags: { "stageway:environment": "EcsDemoAPI/prod" } })),
    ],
    ["two groups get nothing", weightless("hello-dev", "hello-prod")],
    [
      "a rule before it may be what is meant",
      answers((facts) => {
        own(facts);
        const conditions = [{ field: "path-pattern", values: ["/other"] }];
        listenerOf(facts).rules.unshift({ priority: 1, conditions, action: closed });
      }),
    ],
  ])("has no command where %s", (_, change) => {
    const [cause] = judge(change).causes;
    expect(cause).toMatchObject({ hop: "listener" });
    expect(cause?.remedy?.cli).toBeUndefined();
  });
});
