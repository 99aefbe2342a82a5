import { describe, expect, it } from "vitest";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import { existingWith, LISTENER } from "../testing/existing";
import type { ContainerSettings, Existing, MachineSettings, NetworkSettings } from "./existing";
import { inputFrom } from "./input-from";
import { namedWords } from "./named-words";

const CERTIFICATE = "arn:aws:acm:us-east-1:000000000000:certificate/0a1b";
type Change = (existing: Existing) => void;
const inputOf = (change?: Change): ProvisionInput => provisionInput.parse(inputFrom(existingWith(change)).input);
const leftOf = (change?: Change): string[] => inputFrom(existingWith(change)).left;
const container = ({ definition }: Existing): ContainerSettings => {
  const [first] = definition.containers;
  if (first === undefined) throw new Error("the example has a container");
  return first;
};

describe("what a stack made with the service is made anew", () => {
  const made: Change = (it) => {
    it.network = { ...(it.network as NetworkSettings), isDefault: false, name: "Hello", cidr: "10.0.0.0/16" };
    it.definition.executionRoleArn = "arn:aws:iam::000000000000:role/Hello-Role-1";
    it.stackMade = ["Hello-Role-1", "vpc-0a1b2c3d"];
  };

  it("its network and its role", () => {
    expect(inputOf(made)).toMatchObject({
      network: { kind: "new", cidr: "10.0.0.0/16" },
      executionRole: { kind: "new" },
    });
    expect(leftOf(made)).toEqual([
      "What the task execution role Hello-Role-1 may do: the new one may pull images and write logs.",
      "The subnets' ranges 172.31.0.0/20 and 172.31.16.0/20: they are 10.0.0.0/17 and 10.0.128.0/17.",
    ]);
  });

  it("but a network with something else in it stays where it is, and is named", () => {
    const shared: Change = (it) => {
      made(it);
      Object.assign(it.network as NetworkSettings, { isShared: true });
    };
    expect(inputOf(shared).network).toMatchObject({ kind: "existing", vpcId: "vpc-0a1b2c3d" });
    expect(namedWords(inputOf(shared))).toEqual(["the VPC vpc-0a1b2c3d with subnet-0a1b2c3d, subnet-0a1b2c3e"]);
  });

  it("its machines, which no capacity provider stands for", () => {
    const onInstances: Change = (it) => {
      it.service = { ...it.service, launchType: "EC2" };
      it.definition.networkMode = "bridge";
      it.machines = { ...machinesOf("Hello-Group-1"), group: { name: "Hello-Group-1", least: 1, most: 2 }, others: 1 };
      Object.assign(container(it).rest, { cpu: 64, memory: 64 });
    };
    expect(inputOf(onInstances).launch).toMatchObject({
      instances: { kind: "new", instanceType: "t2.micro", count: 2 },
    });
    expect(leftOf(onInstances)).toEqual([
      "Tasks on any instance of the cluster: the service asks for the capacity provider stageway-ecs-dev.",
      "The Auto Scaling group Hello-Group-1 of 1 to 2 instances: it is stageway-ecs-dev of 0 to 2.",
      "How its instances start, beyond their type: they get AWS's newest image for ECS, and a role to join.",
      "Further instances of the cluster: 1.",
    ]);
  });
});

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

const machinesOf = (name: string): MachineSettings => ({
  instanceType: "t2.micro",
  count: 2,
  group: { name, least: 0, most: 2 },
  others: 0,
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
      { launch: { type: "EC2", cpu: 128, memory: 256, instances: { kind: "existing" } } },
    ],
    [
      "machines of its own",
      (it) => {
        delete it.service.launchType;
        it.service.capacityProviders = ["stageway-ecs-dev"];
        it.definition.networkMode = "bridge";
        it.machines = machinesOf("stageway-ecs-dev");
        Object.assign(container(it).rest, { cpu: 64, memory: 64 });
      },
      { launch: { type: "EC2", cpu: 64, memory: 64, instances: { kind: "new", instanceType: "t2.micro", count: 2 } } },
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
            { id: "subnet-0a1b2c3d", cidr: "10.0.128.0/17" },
            { id: "subnet-0a1b2c3e", cidr: "10.0.0.0/17" },
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
