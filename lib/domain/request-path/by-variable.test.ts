import { expect, it } from "vitest";
import type { Facts } from "../facts";
import { balancerState, integrationTo, judge, listenerOf } from "../testing/changes";
import * as make from "../testing/facts";

const VARIABLES = "/environments/api1/dev#variables";
const remedy = (change: (facts: Facts) => void) => judge(change).causes[0]?.remedy;
const bound =
  (value: string, more: (facts: Facts) => void = () => {}) =>
  (facts: Facts) => {
    make.setVariable(facts, "dev", value);
    more(facts);
  };
const dns = make.dnsOf("hello-dev");

it.each<[string, (facts: Facts) => void]>([
  ["a name that nobody has", bound("gone-1.us-east-1.elb.localhost")],
  ["a load balancer that failed", balancerState("failed")],
  [
    "an internal one",
    (facts) => void facts.loadBalancers.value?.map((each) => Object.assign(each, { scheme: "internal" })),
  ],
  ["a port without a listener", bound(`${dns}:81`)],
])("%s is put right at the stage's variables", (_, change) => expect(remedy(change)?.href).toBe(VARIABLES));

it("where no variable stands in the URI the fault is not the stage's: the API has it", () => {
  const uri = "http://gone-1.us-east-1.elb.localhost/";
  expect(remedy((facts) => integrationTo(facts, { type: "HTTP_PROXY", uri }))?.href).toBe("/apis/api1");
});

it("and so has it a scheme that the listener does not speak", () => {
  const uri = "https://${stageVariables.helloworldElb}:80/";
  expect(judge((facts) => integrationTo(facts, { type: "HTTP_PROXY", uri })).causes).toMatchObject([
    { code: "listener.protocol", remedy: { href: "/apis/api1" } },
  ]);
});

it.each([
  ["80", `${dns}:81`, 80, dns],
  ["another one", dns, 8080, `${dns}:8080`],
])("the command binds to the port that is listened on: %s", (_, value, port, wanted) => {
  const change = bound(value, (facts) => void Object.assign(listenerOf(facts), { port }));
  expect(judge(change).causes).toMatchObject([{ code: "listener.none" }]);
  expect(remedy(change)?.text).toBe(`Set helloworldElb to ${wanted}, where hello-dev listens; or add a listener.`);
  expect(remedy(change)?.cli).toContain(`"path":"/variables/helloworldElb","value":"${wanted}"`);
});

it.each<[string, (facts: Facts) => void]>([
  ["the URI adds to the variable", (facts) => integrationTo(facts, { type: "HTTP_PROXY", uri: `${make.URI}:81/` })],
  [
    "two listeners may be meant",
    bound(`${dns}:81`, (facts) => {
      const listeners = facts.listeners[make.balancerArn("hello-dev")]?.value;
      listeners?.push({ ...listenerOf(facts), port: 8080 });
    }),
  ],
  [
    "none speaks the scheme",
    bound(`${dns}:81`, (facts) => void Object.assign(listenerOf(facts), { protocol: "HTTPS" })),
  ],
])("no port is proposed where %s", (_, change) => {
  expect(judge(change).causes).toMatchObject([{ code: "listener.none" }]);
  expect(remedy(change)?.cli).not.toContain("update-stage");
  // What all listeners forward to is what another one is for.
  expect(remedy(change)?.cli).toContain(
    `create-listener --load-balancer-arn ${make.balancerArn("hello-dev")} --protocol HTTP --port 81 --default-actions Type=forward,TargetGroupArn=${make.groupArn("hello-dev")}`,
  );
});
