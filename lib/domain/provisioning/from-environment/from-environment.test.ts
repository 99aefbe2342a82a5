import { describe, expect, it } from "vitest";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import { existingWith, LISTENER } from "../testing/existing";
import type { ContainerSettings, Existing, NetworkSettings } from "./existing";
import { inputFrom } from "./input-from";

const CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/0a1b";
type Change = (existing: Existing) => void;
const inputOf = (change?: Change): ProvisionInput => provisionInput.parse(inputFrom(existingWith(change)).input);
const leftOf = (change?: Change): string[] => inputFrom(existingWith(change)).left;
const container = ({ definition }: Existing): ContainerSettings => {
  const [first] = definition.containers;
  if (first === undefined) throw new Error("the example has a container");
  return first;
};

it("carries over everything of an environment as the form makes it", () => {
  expect(leftOf()).toEqual([]);
  expect(inputOf()).toEqual(
    provisionInput.parse({
      clusterName: "ecs-dev",
      serviceName: "helloworld-dev",
      image: "httpd:2.4",
      containerPort: 80,
      command: "echo hello",
      desiredCount: 2,
      api: { name: "EcsDemoAPI" },
      path: "/helloworld",
      stage: "dev",
      variableName: "helloworldElb",
    }),
  );
});

const other = (name: string): ContainerSettings => ({
  name,
  image: "a",
  essential: true,
  rest: {},
  extras: [],
});
/** A part of the task definition that comes along as it is. */
const rest =
  (more: ContainerSettings["rest"]): Change =>
  (it) =>
    Object.assign(container(it).rest, more);

describe("what is found is what is asked for", () => {
  const cases: [name: string, Change, Partial<ProvisionInput>][] = [
    [
      "instances that the cluster has",
      (it) => {
        it.service = { ...it.service, launchType: "EC2" };
        it.definition = { ...it.definition, networkMode: "bridge" };
        Object.assign(container(it).rest, { cpu: 128, memory: 256 });
      },
      { launch: { type: "EC2", cpu: 128, memory: 256, instances: { kind: "existing" }, placementStrategy: [] } },
    ],
    [
      "a network of its own",
      (it) => {
        it.network = {
          ...(it.network as NetworkSettings),
          isDefault: false,
          name: "stageway-helloworld-dev",
          cidr: "10.0.0.0/16",
          subnets: [
            { id: "subnet-0a1b2c3d", cidr: "10.0.128.0/17", zone: "us-east-1a" },
            { id: "subnet-0a1b2c3e", cidr: "10.0.0.0/17", zone: "us-east-1b" },
          ],
        };
      },
      { network: { kind: "new", cidr: "10.0.0.0/16" } },
    ],
    [
      "somebody's network",
      (it) => {
        it.network = { ...(it.network as NetworkSettings), isDefault: false, name: "shared" };
      },
      { network: { kind: "existing", vpcId: "vpc-0a1b2c3d", subnetIds: ["subnet-0a1b2c3d", "subnet-0a1b2c3e"] } },
    ],
    [
      "somebody's role",
      (it) => {
        it.definition.executionRoleArn = "arn:aws:iam::000000000000:role/pull";
      },
      { executionRole: { kind: "existing", arn: "arn:aws:iam::000000000000:role/pull" } },
    ],
    [
      "a rule on a shared load balancer",
      (it) => {
        it.stage.variables.helloworldElb += "/hello";
        it.rule = { ...it.rule, priority: 7, conditions: [{ field: "path-pattern", values: ["/hello", "/hello/*"] }] };
        it.listener = { ...it.listener, rules: [it.rule, ...it.listener.rules] };
      },
      { entry: { kind: "rule", listenerArn: LISTENER, pathPrefix: "/hello", priority: 7 } },
    ],
    [
      "an entry point that is no shell",
      rest({ entryPoint: ["/app"], command: ["--say", "it's"] }),
      { command: "", definition: { container: { entryPoint: ["/app"], command: ["--say", "it's"] } } },
    ],
    [
      "no log",
      (it) => void delete container(it).rest.logConfiguration,
      { logs: { enabled: false, retentionDays: 30 } },
    ],
    [
      "a log that is kept for ever",
      (it) => Object.assign(it, { retentionDays: null }),
      { logs: { enabled: true, retentionDays: null } },
    ],
    ["no task", (it) => Object.assign(it.service, { desired: 0 }), { desiredCount: 0 }],
    [
      "another log driver",
      rest({ logConfiguration: { logDriver: "splunk", options: { a: "b" } } }),
      {
        logs: { enabled: false, retentionDays: 30 },
        definition: { container: { logConfiguration: { logDriver: "splunk", options: { a: "b" } } } },
      },
    ],
    [
      "environment variables, secrets, a health check and ports",
      (it) => {
        it.definition.executionRoleArn = "arn:aws:iam::000000000000:role/pull";
        Object.assign(container(it).rest, {
          environment: [{ name: "LEVEL", value: "debug" }],
          secrets: [{ name: "KEY", valueFrom: "arn:key" }],
          healthCheck: { command: ["CMD", "true"] },
          portMappings: [
            { containerPort: 80, protocol: "tcp" },
            { containerPort: 9090, protocol: "tcp" },
          ],
        });
      },
      {
        definition: {
          container: {
            environment: [{ name: "LEVEL", value: "debug" }],
            secrets: [{ name: "KEY", valueFrom: "arn:key" }],
            healthCheck: { command: ["CMD", "true"] },
            portMappings: [{ containerPort: 9090, protocol: "tcp" }],
          },
        },
      },
    ],
    [
      "containers beside it, which write to its log",
      (it) => {
        const { logConfiguration } = container(it).rest;
        it.definition.containers.push({
          ...other("side"),
          essential: false,
          rest: { dependsOn: [{ containerName: "helloworld-dev", condition: "START" }], logConfiguration },
        });
      },
      {
        definition: {
          sidecars: [
            {
              name: "side",
              image: "a",
              essential: false,
              dependsOn: [{ containerName: "helloworld-dev", condition: "START" }],
              logConfiguration: { logDriver: "awslogs" },
            },
          ],
          containerName: "helloworld-dev",
        },
      },
    ],
    [
      "a task role, a platform and volumes",
      (it) =>
        Object.assign(it.definition.rest, {
          taskRoleArn: "arn:role",
          runtimePlatform: { cpuArchitecture: "ARM64" },
          volumes: [{ name: "data" }],
        }),
      {
        definition: {
          taskRoleArn: "arn:role",
          runtimePlatform: { cpuArchitecture: "ARM64" },
          volumes: [{ name: "data" }],
        },
      },
    ],
    [
      "another container's name",
      (it) => {
        container(it).name = "web";
        it.service.containerName = "web";
      },
      { definition: { containerName: "web" } },
    ],
    [
      "an HTTPS listener",
      (it) => {
        Object.assign(it.listener, { protocol: "HTTPS", port: 443, certificateArn: CERTIFICATE, sslPolicy: "P" });
        const { integration } = it.methods[0] ?? {};
        if (integration) integration.uri = integration.uri?.replace("http:", "https:");
      },
      { entry: { kind: "own", certificateArn: CERTIFICATE, sslPolicy: "P" } },
    ],
    ["another port", (it) => Object.assign(it.listener, { port: 8080 }), { entry: { kind: "own", port: 8080 } }],
    [
      "a path behind the load balancer's name",
      (it) => {
        it.stage.variables.helloworldElb += "/v2";
      },
      { entry: { kind: "own", pathPrefix: "/v2" } },
    ],
    ["other variables", (it) => Object.assign(it.stage.variables, { color: "blue" }), { variables: { color: "blue" } }],
    [
      "a grace period of days",
      (it) => Object.assign(it.service, { graceSeconds: 172_800 }),
      { healthCheck: expect.objectContaining({ graceSeconds: 172_800 }) as ProvisionInput["healthCheck"] },
    ],
    [
      "a rollout's limits",
      (it) => Object.assign(it.service, { minimumHealthyPercent: 50, maximumPercent: 150 }),
      { rollout: { minimumHealthyPercent: 50, maximumPercent: 150 } },
    ],
    [
      "how long a target that leaves is waited for",
      (it) => Object.assign(it, { deregistrationDelaySeconds: 5 }),
      { deregistrationDelaySeconds: 5 },
    ],
    ["a target group's own port", (it) => Object.assign(it.targetGroup, { port: 8080 }), { targetGroupPort: 8080 }],
    [
      "Container Insights",
      (it) => Object.assign(it, { clusterSettings: { containerInsights: "enhanced", capacityProviders: [] } }),
      { containerInsights: "enhanced" },
    ],
    [
      "no circuit breaker",
      (it) => Object.assign(it.service, { circuitBreaker: false, rollsBack: false }),
      { circuitBreaker: false },
    ],
  ];
  it.each(cases)("%s", (_, change, expected) => {
    expect(leftOf(change)).toEqual([]);
    expect(inputOf(change)).toMatchObject(expected);
  });

  it("further paths of the same variable are routes of their own", () => {
    const integration = { type: "HTTP_PROXY", uri: "http://${stageVariables.helloworldElb}/orders/{id}" };
    const { input, routes, left } = inputFrom(
      existingWith((it) => {
        it.methods.unshift(
          { httpMethod: "GET", path: "/orders/{id}", integration },
          { httpMethod: "POST", path: "/orders/{id}", integration },
        );
      }),
    );
    expect(left).toEqual([]);
    expect(input.path).toBe("/helloworld");
    expect(routes).toEqual([{ path: "/orders/{id}", methods: ["GET", "POST"], upstreamPath: "/orders/{id}" }]);
  });
});
