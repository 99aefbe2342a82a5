import { describe, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { planEnvironment, scriptOf } from "../plan";
import { existingWith, LISTENER } from "../testing/existing";
import { copyOf } from "./copy-of";
import type { Existing, NetworkSettings } from "./existing";
import { inputFrom } from "./input-from";
import { freeStage, nameForStage, namesForStage, serviceNameFrom } from "./names";

type Change = (existing: Existing) => void;

describe("further services", () => {
  const API = "api1";
  /** One more behind the same stage: with its own variable and load balancer, or by a rule on the first one's. */
  const further = (change: Change = () => {}): Existing =>
    existingWith((it) => {
      it.variable = "ordersElb";
      it.path = "/orders";
      it.service = { ...it.service, name: "orders-dev", containerName: "helloworld-dev" };
      it.methods = [{ httpMethod: "GET", path: "/orders", integration: uri("http://${stageVariables.ordersElb}/all") }];
      it.stage.variables.ordersElb = "orders.elb";
      for (const each of [it.loadBalancer, it.targetGroup]) each.name = "orders-dev";
      change(it);
    });
  const uri = (text: string) => ({ type: "HTTP_PROXY", uri: text });
  const both = (other: Existing) =>
    existingWith((it) => {
      it.apiId = API;
      it.more.push(other);
      it.stage.variables.ordersElb = "orders.elb";
    });

  it("are carried, each with its variable, path and way in", () => {
    const { input, left } = inputFrom(
      both(further((it) => Object.assign(it, { listener: { ...it.listener, arn: LISTENER.replace(/f$/, "0") } }))),
    );
    expect(input).not.toHaveProperty("variables");
    expect(provisionInput.parse(input).more).toMatchObject([
      {
        serviceName: "orders-dev",
        path: "/orders",
        upstreamPath: "/all",
        variableName: "ordersElb",
        entry: { kind: "own" },
        definition: { containerName: "helloworld-dev" },
      },
    ]);
    expect(left).toEqual([]);
  });

  it("write to one log group where they do now; in a copy each to its own, which is said", () => {
    const two = both(further());
    const { input } = inputFrom(two);
    expect(provisionInput.parse(input).more[0]?.names).toEqual({ logGroup: "/ecs/helloworld-dev" });
    const plan = planEnvironment({ input: provisionInput.parse(input), known: { apiName: "A" }, region: "us-east-1" });
    expect(plan.filter(({ kind }) => kind === "Log group").map(({ name }) => name)).toEqual(["/ecs/helloworld-dev"]);
    const copy = copyOf(two, "test");
    expect(provisionInput.parse(copy.input).more[0]?.names).toEqual({});
    expect(copy.left).toContain("orders-dev: The log group that it shares becomes one of its own.");
  });

  it("are made in the network of the first, which is said where it is another", () => {
    const elsewhere = further((it) => Object.assign(it, { network: { ...it.network, subnets: [] } }));
    expect(inputFrom(both(elsewhere)).left.join()).toContain("orders-dev: The network vpc-0a1b2c3d with");
  });

  it("stand on the load balancer of the first where they do now, in a copy too", () => {
    const beside = both(
      further((it) => {
        it.rule = { ...it.rule, priority: 5, conditions: [{ field: "path-pattern", values: ["/orders*"] }] };
      }),
    );
    beside.listener.rules.unshift(beside.more[0]?.rule ?? beside.rule);
    const entry = { kind: "beside", of: 0, paths: ["/orders*"], priority: 5 };
    const { input, left } = inputFrom(beside);
    expect(provisionInput.parse(input).more[0]?.entry).toEqual(entry);
    expect(left.join()).not.toContain("Rules of the listener");
    const copy = provisionInput.parse(copyOf(beside, "test").input);
    expect(copy.more[0]).toMatchObject({ serviceName: "orders-test", entry });
    const plan = planEnvironment({
      input: provisionInput.parse(input),
      known: { apiName: "A" },
      region: "us-east-1",
    });
    const script = scriptOf(plan, "a test", { connection: "aws", region: "us-east-1", endpoint: null });
    expect(script).toContain('"ListenerArn": "${LISTENER_ARN}"');
    expect(script).toContain('"TargetGroupArn": "${TARGET_GROUP_ARN_2}"');
    expect(script).toContain('"ordersElb": "${LOAD_BALANCER_DNS}"');
    expect(script.match(/ecs create-cluster/g)).toHaveLength(1);
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
    const group = { name: "stageway-main", least: 0, most: 1 };
    const machines = { instanceType: "t3.micro", count: 1, group, providerExtras: [], start: null, others: 0 };
    const own = copied((it) => {
      Object.assign(it, { cluster: "main", machines });
      Object.assign(it.service, { launchType: undefined, capacityProviders: ["stageway-main"] });
    });
    const long = namesForStage({ clusterName: "a".repeat(46), serviceName: "b" }, "dev", "test", true);
    expect(long.clusterName).toBe(`${"a".repeat(41)}-test`);
    expect(own).toMatchObject({ clusterName: "main-test", launch: { type: "EC2", instances: { kind: "new" } } });
  });

  it("stays in a cluster whose name CloudFormation made up, and gives its own one a name without that end", () => {
    const named =
      (cluster: string): Change =>
      (it) =>
        Object.assign(it, { cluster, stackNamed: [cluster] });
    expect(copied(named("Hello-Cluster-AbCdEf123456")).clusterName).toBe("Hello-Cluster-AbCdEf123456");
    expect(copied(named("hello-dev-Cluster-AbCdEf123456")).clusterName).toBe("hello-test-Cluster");
  });

  it("uses the network that the environment made for itself", () => {
    const input = copied((it) => {
      it.network = { ...(it.network as NetworkSettings), isDefault: false, name: "stageway-helloworld-dev" };
    });
    const existing = { kind: "existing", vpcId: "vpc-0a1b2c3d" };
    expect(input.network).toMatchObject(existing);
    const stacks = copied((it) => {
      it.network = { ...(it.network as NetworkSettings), isDefault: false };
      it.stackMade = ["vpc-0a1b2c3d"];
    });
    expect(stacks.network).toMatchObject(existing);
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
