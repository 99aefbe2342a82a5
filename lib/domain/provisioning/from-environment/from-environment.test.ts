import { describe, expect, it } from "vitest";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import { existingWith, LISTENER } from "../testing/existing";
import { copyOf } from "./copy-of";
import type { ContainerSettings, Existing, NetworkSettings } from "./existing";
import { inputFrom } from "./input-from";
import { freeStage, nameForStage, serviceNameFrom } from "./names";

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
  entryPoint: [],
  command: [],
  ports: [],
  log: null,
  extras: [],
});

describe("what is found is what is asked for", () => {
  const cases: [name: string, Change, Partial<ProvisionInput>][] = [
    [
      "instances that the cluster has",
      (it) => {
        it.service = { ...it.service, launchType: "EC2" };
        it.definition = { ...it.definition, networkMode: "bridge" };
        Object.assign(container(it), { cpu: 128, memory: 256 });
      },
      { launch: { type: "EC2", cpu: 128, memory: 256, instances: { kind: "existing" } } },
    ],
    [
      "machines of its own",
      (it) => {
        delete it.service.launchType;
        it.service.capacityProviders = ["stageway-ecs-dev"];
        it.definition.networkMode = "bridge";
        it.machines = { instanceType: "t2.micro", count: 2 };
        Object.assign(container(it), { cpu: 64, memory: 64 });
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
      (it) => Object.assign(container(it), { entryPoint: ["/app"], command: ["--say", "it's"] }),
      { command: "exec /app --say 'it'\\''s'" },
    ],
    ["no log", (it) => Object.assign(container(it), { log: null }), { logs: { enabled: false, retentionDays: 30 } }],
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

describe("what no input can say is named", () => {
  const cases: [name: string, Change, left: RegExp][] = [
    [
      "several containers",
      (it) => void it.definition.containers.push(other("sidecar")),
      /^Containers beside .*: sidecar/,
    ],
    [
      "environment variables",
      (it) => void container(it).extras.push("environment variables LEVEL"),
      /environment variables LEVEL/,
    ],
    ["a task role", (it) => Object.assign(it.definition, { taskRoleArn: "arn:role" }), /task role arn:role/],
    ["volumes", (it) => void it.definition.extras.push("volumes"), /task definition: volumes/],
    [
      "an HTTPS listener",
      (it) => Object.assign(it.listener, { protocol: "HTTPS", port: 443 }),
      /listener HTTPS on port 443/,
    ],
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
    [
      "another container's name",
      (it) => {
        container(it).name = "web";
        it.service.containerName = "web";
      },
      /container, web: it is helloworld-dev/,
    ],
    ["no task", (it) => Object.assign(it.service, { desired: 0 }), /desired count 0/],
    [
      "Fargate Spot",
      (it) => Object.assign(it.service, { launchType: undefined, capacityProviders: ["FARGATE_SPOT"] }),
      /Spot/,
    ],
    ["a log kept for ever", (it) => Object.assign(it, { retentionDays: null }), /kept for ever/],
    ["another log driver", (it) => Object.assign(container(it), { log: { driver: "splunk" } }), /splunk/],
    [
      "arguments for the image's entry point",
      (it) => Object.assign(container(it), { entryPoint: [], command: ["-v"] }),
      /entry point: -v/,
    ],
    ["service discovery", (it) => void it.service.extras.push("service discovery"), /service: service discovery/],
    ["other variables", (it) => Object.assign(it.stage.variables, { color: "blue" }), /variables: color/],
    ["other services", (it) => void it.otherServices.push("orders"), /behind the stage: orders/],
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
    ["no network", (it) => Object.assign(it, { network: null }), /could not be found/],
    ["rollout limits", (it) => Object.assign(it.service, { minimumHealthyPercent: 50 }), /50 to 200 %/],
  ];
  it.each(cases)("%s", (_, change, left) => {
    expect(leftOf(change)).toEqual(expect.arrayContaining([expect.stringMatching(left)]));
    // What is left still gives an input that the server takes.
    expect(() => inputOf(change)).not.toThrow();
  });
});

describe("a copy", () => {
  const copied = (change?: Change) => copyOf(existingWith(change), "test").input;

  it("is the same service for a new stage of the same API, with names of its own", () => {
    const { clusterName, serviceName, api, stage, entry } = copied();
    expect({ clusterName, serviceName, api, stage, entry }).toEqual({
      clusterName: "ecs-test",
      serviceName: "helloworld-test",
      api: { id: "api1" },
      stage: "test",
      entry: { kind: "own" },
    });
  });

  it("stays in a cluster whose name is no stage's, unless it brings machines", () => {
    expect(copied((it) => Object.assign(it, { cluster: "main" })).clusterName).toBe("main");
    const machines = { instanceType: "t3.micro", count: 1 };
    const own = copied((it) => {
      Object.assign(it, { cluster: "main", machines });
      Object.assign(it.service, { launchType: undefined, capacityProviders: ["stageway-main"] });
    });
    expect(own).toMatchObject({ clusterName: "main-test", launch: { type: "EC2", instances: { kind: "new" } } });
  });

  it("uses the network that the environment made for itself", () => {
    const input = copied((it) => {
      it.network = { ...(it.network as NetworkSettings), isDefault: false, name: "stageway-helloworld-dev" };
    });
    expect(input.network).toMatchObject({ kind: "existing", vpcId: "vpc-0a1b2c3d" });
  });
});

describe("names", () => {
  it.each([
    ["helloworld-dev", "dev", "test", "helloworld-test"],
    ["dev-orders", "dev", "prod", "prod-orders"],
    ["developer", "dev", "test", "developer-test"],
    ["hello", "dev", "test_2", "hello-test-2"],
    ["a".repeat(32), "dev", "test", `${"a".repeat(27)}-test`],
  ])("%s of %s for %s is %s", (name, from, to, expected) => expect(nameForStage(name, from, to, 32)).toBe(expected));

  it.each([
    ["EcsHelloworldProd-Service-AbCdEf123456", "EcsHelloworldProd-Service-AbCdEf"],
    ["internal-a_b-", "a-b"],
  ])("%s as a service's is %s", (name, expected) => expect(serviceNameFrom(name)).toBe(expected));

  it("of a new stage are free", () => {
    expect(freeStage(["dev", "test"], "dev")).toBe("staging");
    expect(freeStage(["test", "staging", "prod", "qa", "dev-copy"], "dev")).toBe("dev-copy-2");
  });
});
