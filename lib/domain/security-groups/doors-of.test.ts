import { describe, expect, it } from "vitest";
import type { Facts, GroupRulesFact, PortRuleFact } from "../facts";
import { balancerState, both, type Change, denied, judge, service, targets } from "../testing/changes";
import * as make from "../testing/facts";

const rule = (more: Partial<PortRuleFact>): PortRuleFact => ({
  protocol: "tcp",
  fromPort: 80,
  toPort: 80,
  groups: [],
  ranges: [],
  prefixLists: [],
  ...more,
});
const everything = [rule({ protocol: "-1", ranges: ["0.0.0.0/0"] })];
const rulesOf = (id: string, ingress: PortRuleFact[] = [], egress = everything) => ({
  at: make.AT,
  value: { id, name: `name of ${id}`, ingress, egress } satisfies GroupRulesFact,
});
const timedOut = (id: string) => make.targetFact(id, "unhealthy", "Target.Timeout");
const unanswered = targets(timedOut("10.0.0.1"), timedOut("10.0.0.2"));

/** Two tasks that do not answer, in sg-web behind sg-lb; what their rules are and what else is so. */
const guarded = (groups: Facts["securityGroups"], more: Change = () => {}): Change =>
  both((facts) => {
    unanswered(facts);
    service({ securityGroupIds: ["sg-web"] })(facts);
    const [balancer] = facts.loadBalancers.value ?? [];
    if (balancer) balancer.securityGroupIds = ["sg-lb"];
    Object.assign(facts.securityGroups, { "sg-web": rulesOf("sg-web"), "sg-lb": rulesOf("sg-lb"), ...groups });
  }, more);
const causeOf = (change: Change) => judge(change).causes[0];

describe("a door that is shut", () => {
  it("from the inside", () => {
    const [cause, ...others] = judge(guarded({})).causes;
    expect(others).toEqual([]);
    expect(cause).toMatchObject({ hop: "targetGroup", code: "target.securityGroup", verdict: "fail" });
    expect(cause?.message).toMatch(
      /^All 2 targets of hello-dev are unhealthy: Security group sg-web \(name of sg-web\) of hello-dev's tasks does not let the load balancer's sg-lb in on port 80\. /,
    );
    expect(cause?.remedy?.cli).toBe(
      "aws ec2 authorize-security-group-ingress --group-id sg-web --protocol tcp --port 80 --source-group sg-lb",
    );
  });
  it("tells what the rules are, and when they were read", () => {
    const ssh = rule({ fromPort: 22, toPort: 22, ranges: ["10.0.0.0/8"], prefixLists: ["pl-1"] });
    const all = rule({ protocol: "-1", fromPort: undefined, toPort: undefined, groups: ["sg-x"] });
    const udp = rule({ protocol: "udp", fromPort: 1, toPort: 9 });
    const egress = [rule({ groups: ["sg-web"] })];
    const path = judge(
      guarded({ "sg-web": rulesOf("sg-web", [ssh, udp]), "sg-lb": rulesOf("sg-lb", [], [...egress, all]) }),
    );
    const hop = path.paths[0]?.hops.find(({ kind }) => kind === "targetGroup");
    expect(hop?.evidence.slice(0, 2)).toEqual([
      {
        label: "sg-web (name of sg-web) lets in",
        value: "tcp 22: 10.0.0.0/8, pl-1\nudp 1-9: others",
        at: make.AT,
      },
      { label: "sg-lb (name of sg-lb) lets out", value: "tcp 80: sg-web\nall: sg-x", at: make.AT },
    ]);
  });
  it("from the outside", () => {
    const open = rulesOf("sg-web", [rule({ groups: ["sg-lb"] })]);
    const cause = causeOf(guarded({ "sg-web": open, "sg-lb": rulesOf("sg-lb", [], []) }));
    expect(cause?.message).toMatch(
      /sg-lb \(name of sg-lb\) of the load balancer does not let it out to hello-dev's tasks/,
    );
    expect(cause?.remedy?.cli).toBe(
      "aws ec2 authorize-security-group-egress --group-id sg-lb --protocol tcp --port 80 --source-group sg-web",
    );
  });
  it("on the health check's own port", () => {
    const open = { "sg-web": rulesOf("sg-web", [rule({ groups: ["sg-lb"] })]) };
    const checkedOn =
      (port: string): Change =>
      (facts) => {
        const group = facts.targetGroups.value?.find(({ name }) => name === "hello-dev");
        if (group) group.healthCheck.port = port;
      };
    expect(causeOf(guarded(open, checkedOn("9000")))?.message).toMatch(/in on port 9000\./);
    expect(causeOf(guarded(open, checkedOn("80")))?.code).toBe("targetGroup.allUnhealthy");
  });
  it("to some, while one is healthy", () => {
    const some = guarded({}, targets(timedOut("10.0.0.1"), make.targetFact("10.0.0.2")));
    expect(causeOf(some)).toMatchObject({ code: "target.securityGroup", verdict: "warn" });
  });
  it("of which one target is known, of its own only", () => {
    // Nobody's task: which security groups it has is not known.
    const one = judge(guarded({}, targets(timedOut("10.0.0.1"), timedOut("10.9.9.9"))));
    expect(one.causes[0]?.code).toBe("targetGroup.allUnhealthy");
    expect(one.paths[0]?.targets.map(({ words }) => /sg-web/.test(words))).toEqual([true, false]);
  });
});

it("that is open without doubt is no likely cause any more", () => {
  const path = judge(guarded({ "sg-web": rulesOf("sg-web", [rule({ groups: ["sg-lb"] })]) }));
  expect(path.causes[0]).toMatchObject({ code: "targetGroup.allUnhealthy" });
  expect(path.causes[0]?.remedy?.text).toMatch(/^Security groups let it through\. Likely a network ACL/);
  const hop = path.paths[0]?.hops.find(({ kind }) => kind === "targetGroup");
  expect(hop?.evidence).toContainEqual({
    label: "sg-web (name of sg-web) lets in",
    value: "tcp 80: sg-lb",
    at: make.AT,
  });
  const maybe = judge(guarded({ "sg-web": rulesOf("sg-web", [rule({ ranges: ["10.0.0.0/16"] })]) }));
  expect(maybe.causes[0]?.remedy?.text).toMatch(/^Likely a security group/);
});

it.each<[string, Change]>([
  ["it is open", guarded({ "sg-web": rulesOf("sg-web", [rule({ groups: ["sg-lb"] })]) })],
  ["it is open to everybody", guarded({ "sg-web": rulesOf("sg-web", [rule({ ranges: ["0.0.0.0/0"] })]) })],
  ["it may be, to a range", guarded({ "sg-web": rulesOf("sg-web", [rule({ ranges: ["10.0.0.0/16"] })]) })],
  ["its rules could not be read", guarded({ "sg-web": denied })],
  ["they were read too long ago", guarded({ "sg-web": { ...rulesOf("sg-web"), ...denied, doubtful: true } })],
  ["it is gone", guarded({ "sg-lb": { at: make.AT, value: null } })],
  ["the tasks are in the VPC's default group, which ECS does not name", guarded({}, service({ securityGroupIds: [] }))],
  [
    "another group of the tasks lets it in",
    guarded(
      { "sg-2": rulesOf("sg-2", [rule({ groups: ["sg-lb"] })]) },
      service({ securityGroupIds: ["sg-web", "sg-2"] }),
    ),
  ],
  [
    "the tasks are of a deployment before, which may have had another group",
    guarded(
      {},
      service({
        deployments: [
          make.deployment("IN_PROGRESS"),
          make.deployment("COMPLETED", { id: "ecs-svc/0", status: "ACTIVE" }),
        ],
      }),
    ),
  ],
  [
    "a network load balancer sends from addresses",
    guarded({}, (facts) => void Object.assign(facts.loadBalancers.value?.[0] ?? {}, { type: "network" })),
  ],
])("nothing is said of a door when %s", (_, change) => {
  const cause = causeOf(change);
  expect(["targetGroup.allUnhealthy", "service.rollout"]).toContain(cause?.code);
  expect(JSON.stringify(judge(change))).not.toContain("authorize-security-group");
});

it("a load balancer that fails is the cause, whatever is shut behind it", () => {
  expect(causeOf(guarded({}, balancerState("failed")))?.code).toBe("loadBalancer.failed");
});
