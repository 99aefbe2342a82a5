import { expect, it } from "vitest";
import type { Facts } from "@/lib/domain/facts";
import { AT, changeService, groupArn, healthyFacts, setTargets, targetFact } from "@/lib/domain/testing/facts";
import type { Reader } from "./reader";
import { readSecurityGroups } from "./security-groups";

const TIMED_OUT = [targetFact("10.0.0.1", "unhealthy", "Target.Timeout"), targetFact("10.0.0.2")];

/** The example, whose tasks and load balancers have security groups; what is asked of AWS, and what it comes to. */
async function asked(change: (facts: Facts) => void) {
  const facts = healthyFacts();
  for (const name of ["hello-dev", "hello-prod"]) changeService(facts, name, { securityGroupIds: ["sg-web", "sg-a"] });
  for (const balancer of facts.loadBalancers.value ?? []) balancer.securityGroupIds = ["sg-lb"];
  change(facts);
  const calls: string[] = [];
  const source = {
    describeGroupRules: async (ids: string[]) => {
      calls.push(ids.join());
      return [{ id: "sg-web", name: "web", ingress: [], egress: [] }];
    },
  };
  const get = async (_: string, read: () => Promise<unknown>) => ({ at: AT, value: await read() });
  const reader = { source, get } as unknown as Reader;
  const read = await readSecurityGroups(reader, facts, [groupArn("hello-dev"), groupArn("hello-prod")]);
  return { calls, read };
}

it.each<[string, (facts: Facts) => void]>([
  ["all is well", () => {}],
  [
    "it answers, with another status",
    (facts) => {
      setTargets(facts, "hello-dev", [targetFact("10.0.0.1", "unhealthy", "Target.ResponseCodeMismatch")]);
    },
  ],
  ["nobody is there", (facts) => setTargets(facts, "hello-dev", [])],
  [
    "it is no task of the service",
    (facts) => {
      setTargets(facts, "hello-dev", [targetFact("10.9.9.9", "unhealthy", "Target.Timeout")]);
    },
  ],
])("nothing is asked while %s", async (_, change) => {
  expect(await asked(change)).toEqual({ calls: [], read: {} });
});

it("one call asks for the groups on both sides, once for all who have the same", async () => {
  const { calls, read } = await asked((facts) => {
    setTargets(facts, "hello-dev", TIMED_OUT);
    setTargets(facts, "hello-prod", [targetFact("10.0.1.1", "unhealthy", "Target.Timeout")]);
  });
  expect(calls).toEqual(["sg-a,sg-lb,sg-web"]);
  // What AWS does not have any more is known not to be there.
  expect(read).toEqual({
    "sg-a": { at: AT, value: null },
    "sg-lb": { at: AT, value: null },
    "sg-web": { at: AT, value: { id: "sg-web", name: "web", ingress: [], egress: [] } },
  });
});

it("asks for them also between two targets that ECS has had replaced, by what it wrote", async () => {
  const message = `(service hello-dev) (port 80) is unhealthy in (target-group ${groupArn("hello-dev")}) due to (reason Request timed out).`;
  const { calls } = await asked((facts) => {
    setTargets(facts, "hello-dev", [targetFact("10.0.0.3", "initial")]);
    changeService(facts, "hello-dev", { events: [{ at: AT, message }] });
  });
  expect(calls).toEqual(["sg-a,sg-lb,sg-web"]);
});
