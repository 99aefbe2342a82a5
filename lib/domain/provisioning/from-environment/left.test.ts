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
    [
      "what ECS alone knows",
      (it) => void container(it).extras.push("firelens"),
      /^The container helloworld-dev loses firelens\.$/,
    ],
    [
      "a proxy",
      (it) => void it.definition.extras.push("proxy configuration"),
      /^The task definition loses proxy configuration\.$/,
    ],
    [
      "who may read secrets",
      rest({ secrets: [{ name: "A", valueFrom: "arn:a" }] }),
      /^The new task execution role may not read the secrets/,
    ],
    [
      "a TCP listener",
      (it) => Object.assign(it.listener, { protocol: "TLS", port: 443 }),
      /^The listener TLS on port 443 becomes HTTP\.$/,
    ],
    [
      "other listeners",
      (it) => void it.otherListeners.push("HTTP on port 81"),
      /^The load balancer loses its other listeners: HTTP on port 81\.$/,
    ],
    [
      "an internal load balancer",
      (it) => Object.assign(it.loadBalancer, { scheme: "internal" }),
      /^The internal load balancer becomes internet-facing\.$/,
    ],
    [
      "weights",
      (it) => {
        const targetGroups = [1, 2].map((weight) => ({ arn: "a", weight }));
        it.rule = { ...it.rule, action: { type: "forward", targetGroups } };
      },
      /forwards to one target group, not to 2\.$/,
    ],
    [
      "several target groups",
      (it) => Object.assign(it.service, { targetGroups: 2 }),
      /^The service stands in one target group, not in 2\.$/,
    ],
    [
      "a rule by host",
      (it) =>
        Object.assign(it, { rule: { ...it.rule, priority: 3, conditions: [{ field: "host-header", values: ["a"] }] } }),
      /rule 3/,
    ],
    [
      "more tasks than AWS gives",
      (it) => Object.assign(it.service, { desired: 6_000 }),
      /^The desired count 6000 becomes 5000\.$/,
    ],
    [
      "Fargate Spot",
      (it) => Object.assign(it.service, { launchType: undefined, capacityProviders: ["FARGATE_SPOT"] }),
      /^Fargate Spot becomes Fargate\.$/,
    ],
    [
      "a log kept for other days",
      (it) => Object.assign(it, { retentionDays: 2 }),
      /^The log is kept for 30 days, not for 2 days\.$/,
    ],
    [
      "service discovery",
      (it) => void it.service.extras.push("service discovery"),
      /^The service loses service discovery\.$/,
    ],
    [
      "services beyond the tenth",
      (it) => void it.otherServices.push("orders"),
      /^The stage loses other services behind it: orders\.$/,
    ],
    [
      "a mock",
      (it) => void it.methods.push({ httpMethod: "GET", path: "/ping", integration: { type: "MOCK" } }),
      /^GET \/ping is left out: its integration is MOCK, not HTTP_PROXY\.$/,
    ],
    [
      "authorization",
      (it) => Object.assign(it.methods[0] as object, { settings: { authorization: "AWS_IAM" } }),
      /^GET \/helloworld loses authorization \(AWS_IAM\)\.$/,
    ],
    ["an API's settings", (it) => void it.apiExtras.push("a resource policy"), /^The API loses a resource policy\.$/],
    ["a stage's settings", (it) => Object.assign(it.stage, { extras: ["a web ACL"] }), /^The stage loses a web ACL\.$/],
    [
      "capacity providers of its cluster",
      (it) => Object.assign(it.clusterSettings, { capacityProviders: ["FARGATE", "stageway-ecs-dev", "FARGATE_SPOT"] }),
      /^The cluster loses the capacity providers FARGATE, FARGATE_SPOT\.$/,
    ],
    [
      "attributes",
      (it) => void it.balancing.push("target group: stickiness.enabled true"),
      /^The target group loses stickiness\.enabled true\.$/,
    ],
    ["no network", (it) => Object.assign(it, { network: null }), /could not be found/],
    [
      "rollout limits beyond ECS's",
      (it) => Object.assign(it.service, { minimumHealthyPercent: 50, maximumPercent: 300 }),
      /^The healthy tasks of a rollout, 50 to 300 %, become 50 to 200 %\.$/,
    ],
  ];
  it.each(cases)("%s", (_, change, left) => {
    expect(leftOf(change)).toEqual(expect.arrayContaining([expect.stringMatching(left)]));
    // Sentences that can stand alone, and after the name of a further service.
    for (const words of leftOf(change)) expect(words).toMatch(/^(?!That |What |Of )[A-Z].*\.$/);
    // What is left still gives an input that the server takes.
    expect(() => inputOf(change)).not.toThrow();
  });
});
