import { expect, it } from "vitest";
import { indexFacts } from "../facts";
import { type Change, denied, external, integrationTo, methodOf } from "../testing/changes";
import { dnsOf, factsWith, setVariable, stageOf } from "../testing/facts";
import { directCall } from "./direct-call";

const callOf = (change: Change) => {
  const facts = factsWith(change);
  return directCall(indexFacts(facts), stageOf(facts, "dev"), methodOf(facts));
};

it("goes to the load balancer that the variable names", () => {
  expect(callOf(() => {})).toEqual({
    loadBalancer: "hello-dev",
    url: `http://${dnsOf("hello-dev")}`,
    address: { scheme: "http", host: dnsOf("hello-dev"), port: 80, path: "/" },
  });
});

it.each<[string, Change, RegExp]>([
  ["an external host", (facts) => external(facts, true), /no Application or Network Load Balancer of this account/],
  [
    "the metadata service",
    (facts) => setVariable(facts, "dev", "169.254.169.254"),
    /no Application or Network Load Balancer of this account/,
  ],
  ["unread load balancers", (facts) => { facts.loadBalancers = denied; }, /could not be read/], // biome-ignore format: one row a case
  ["a MOCK", (facts) => integrationTo(facts, { type: "MOCK" }), /no HTTP integration/],
  ["a function", (facts) => integrationTo(facts, { type: "AWS_PROXY", uri: "arn:aws:x" }), /no HTTP integration/],
  ["a variable that is not set", (facts) => setVariable(facts, "dev", undefined), /no address/],
  ["a path parameter", (facts) => integrationTo(facts, { type: "HTTP", uri: `http://${dnsOf("hello-dev")}/{id}` }), /no address/], // biome-ignore format: one row a case
  ["a POST", (facts) => { methodOf(facts).integration = { type: "HTTP", uri: "http://x/", httpMethod: "POST" }; }, /POST/], // biome-ignore format: one row a case
  ["a VPC link", (facts) => { methodOf(facts).integration = { type: "HTTP", uri: "http://x/", connectionType: "VPC_LINK" }; }, /VPC link/], // biome-ignore format: one row a case
  ["an internal load balancer", (facts) => { for (const one of facts.loadBalancers.value ?? []) one.scheme = "internal"; }, /internal/], // biome-ignore format: one row a case
  ["one that is being made", (facts) => { for (const one of facts.loadBalancers.value ?? []) one.state = "provisioning"; }, /not active/], // biome-ignore format: one row a case
])("%s is not called, and it is said why", (_what, change, why) => {
  expect(callOf(change)).toEqual({ notCalled: expect.stringMatching(why) });
});
