import { expect, it } from "vitest";
import type { Hop, HopKind } from "@/lib/contracts/request-path";
import { placeOf } from "./remedy-place";
import { external, judge, service, targets } from "./testing/changes";
import * as make from "./testing/facts";

const hop = (kind: HopKind, label: string, id: string): Hop => ({
  kind,
  label,
  id,
  verdict: "fail",
  words: "",
  evidence: [],
});
const ecs = (name: string) => `arn:aws:ecs:us-east-1:000000000000:service/main/${name}`;
const hops = [
  hop("variable", "elb", "elb"),
  hop("loadBalancer", "front", "arn:aws:elasticloadbalancing:us-east-1:000000000000:loadbalancer/app/front/1"),
  hop("listener", "front :80", "arn:listener"),
  hop("targetGroup", "web", "arn:group"),
  hop("service", "web", ecs("web")),
  hop("task", "t1", "arn:task/t1"),
  hop("service", "other", ecs("other")),
  hop("task", "t2", "arn:task/t2"),
];

it.each<[HopKind, string, string | undefined]>([
  ["variable", "elb", undefined],
  ["loadBalancer", "front", "/load-balancers/front"],
  ["listener", "front :80", "/load-balancers/front"],
  ["targetGroup", "web", "/load-balancers/front"],
  ["service", "web", "/services/main/web"],
  ["task", "t1", "/services/main/web"],
  ["task", "t2", "/services/main/other"],
])("%s %s has its page: %s", (kind, label, place) => {
  const [one] = hops.filter((each) => each.kind === kind && each.label === label);
  if (!one) throw new Error("no such hop");
  expect(placeOf(one, { hops })).toBe(place);
});

it("a cause leads there, unless its remedy leads elsewhere, and not where there is no such page", () => {
  const remedy = (change: Parameters<typeof judge>[0]) => judge(change).causes[0]?.remedy;
  const placed = (change: Parameters<typeof judge>[0]) => remedy(change)?.href;
  // There it is only looked at.
  const timedOut = targets(make.targetFact("10.0.0.1", "unhealthy", "Target.Timeout"));
  expect(remedy(timedOut)).toMatchObject({ lookHref: "/load-balancers/hello-dev" });
  expect(placed(timedOut)).toBeUndefined();
  expect(placed((facts) => make.setVariable(facts, "dev", undefined))).toMatch(/^\/environments\//);
  expect(placed((facts) => external(facts, true))).toBeUndefined();
  const arnOf = (facts: Parameters<ReturnType<typeof service>>[0]) =>
    service({ arn: ecs("hello-dev"), desired: 0, running: 0 })(facts);
  expect(placed((facts) => [arnOf(facts), targets()(facts)])).toBe("/services/main/hello-dev");
});
