import { describe, expect, it } from "vitest";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import { existingWith } from "../testing/existing";
import type { ContainerSettings, Existing } from "./existing";
import { inputFrom } from "./input-from";

type Change = (existing: Existing) => void;
const inputOf = (change?: Change): ProvisionInput => provisionInput.parse(inputFrom(existingWith(change)).input);
const leftOf = (change?: Change): string[] => inputFrom(existingWith(change)).left;
const container = ({ definition }: Existing): ContainerSettings => {
  const [first] = definition.containers;
  if (first === undefined) throw new Error("the example has a container");
  return first;
};

/** A part of the task definition that comes along as it is. */
const rest =
  (more: ContainerSettings["rest"]): Change =>
  (it) =>
    Object.assign(container(it).rest, more);

describe("what no input can say is named", () => {
  const cases: [name: string, Change, left: RegExp][] = [
    ["what ECS alone knows", (it) => void container(it).extras.push("firelens"), /container helloworld-dev: firelens/],
    ["a proxy", (it) => void it.definition.extras.push("proxy configuration"), /task definition: proxy configuration/],
    ["who may read secrets", rest({ secrets: [{ name: "A", valueFrom: "arn:a" }] }), /the new role may not/],
    ["a TCP listener", (it) => Object.assign(it.listener, { protocol: "TLS", port: 443 }), /listener TLS on port 443/],
    ["other listeners", (it) => void it.otherListeners.push("HTTP on port 81"), /Other listeners .*: HTTP on port 81/],
    ["an internal load balancer", (it) => Object.assign(it.loadBalancer, { scheme: "internal" }), /is internal/],
    [
      "weights",
      (it) => {
        const targetGroups = [1, 2].map((weight) => ({ arn: "a", weight }));
        it.rule = { ...it.rule, action: { type: "forward", targetGroups } };
      },
      /forwards to 2 target groups/,
    ],
    ["several target groups", (it) => Object.assign(it.service, { targetGroups: 2 }), /beside the first: 1/],
    [
      "a rule by host",
      (it) =>
        Object.assign(it, { rule: { ...it.rule, priority: 3, conditions: [{ field: "host-header", values: ["a"] }] } }),
      /rule 3/,
    ],
    ["more tasks than AWS gives", (it) => Object.assign(it.service, { desired: 6_000 }), /desired count 6000/],
    [
      "Fargate Spot",
      (it) => Object.assign(it.service, { launchType: undefined, capacityProviders: ["FARGATE_SPOT"] }),
      /Spot/,
    ],
    ["a log kept for other days", (it) => Object.assign(it, { retentionDays: 2 }), /kept for 2 days: .* 30 days/],
    ["service discovery", (it) => void it.service.extras.push("service discovery"), /service: service discovery/],
    ["services beyond the tenth", (it) => void it.otherServices.push("orders"), /behind the stage: orders/],
    [
      "a mock",
      (it) => void it.methods.push({ httpMethod: "GET", path: "/ping", integration: { type: "MOCK" } }),
      /GET \/ping: its integration is MOCK/,
    ],
    [
      "authorization",
      (it) => Object.assign(it.methods[0] as object, { settings: { authorization: "AWS_IAM" } }),
      /authorization \(AWS_IAM\)/,
    ],
    ["an API's settings", (it) => void it.apiExtras.push("a resource policy"), /Of the API: a resource policy/],
    ["a stage's settings", (it) => Object.assign(it.stage, { extras: ["a web ACL"] }), /Of the stage: a web ACL/],
    [
      "attributes",
      (it) => void it.balancing.push("target group: stickiness.enabled true"),
      /Of the target group: stick/,
    ],
    ["no role", (it) => void delete it.definition.executionRoleArn, /no task execution role/],
    ["no network", (it) => Object.assign(it, { network: null }), /could not be found/],
    ["rollout limits", (it) => Object.assign(it.service, { minimumHealthyPercent: 50 }), /50 to 200 %/],
  ];
  it.each(cases)("%s", (_, change, left) => {
    expect(leftOf(change)).toEqual(expect.arrayContaining([expect.stringMatching(left)]));
    // What is left still gives an input that the server takes.
    expect(() => inputOf(change)).not.toThrow();
  });
});
