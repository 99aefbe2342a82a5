import { describe, expect, it } from "vitest";
import { type ProvisionInput, provisionInput } from "@/lib/contracts/commands";
import { existingWith, machinesOf } from "../testing/existing";
import { copyOf } from "./copy-of";
import type { Existing, NetworkSettings } from "./existing";
import { inputFrom } from "./input-from";
import { namedWords } from "./named-words";

type Change = (existing: Existing) => void;
const inputOf = (change?: Change): ProvisionInput => provisionInput.parse(inputFrom(existingWith(change)).input);
const leftOf = (change?: Change): string[] => inputFrom(existingWith(change)).left;

describe("what a stack made with the service is made anew", () => {
  const made: Change = (it) => {
    const subnets = ["10.0.1.0/24", "10.0.0.0/24"].map((cidr, index) => ({
      ...{ id: `subnet-${index}`, cidr, zone: `us-east-1${"ba"[index]}` },
    }));
    it.network = { ...(it.network as NetworkSettings), isDefault: false, name: "Hello", cidr: "10.0.0.0/16", subnets };
    it.definition.executionRoleArn = "arn:aws:iam::000000000000:role/Hello-Role-1";
    it.stackMade = ["Hello-Role-1", "vpc-0a1b2c3d"];
  };

  it("its network with its subnets, by their zones, and its role", () => {
    expect(inputOf(made)).toMatchObject({
      network: { kind: "new", cidr: "10.0.0.0/16", subnets: ["10.0.0.0/24", "10.0.1.0/24"] },
      executionRole: { kind: "new" },
    });
    expect(leftOf(made)).toEqual([
      "The task execution role Hello-Role-1 becomes a new one, which may pull images and write logs.",
    ]);
  });

  it("its network in halves, where two of its subnets are in one zone", () => {
    const twice: Change = (it) => {
      made(it);
      for (const subnet of it.network?.subnets ?? []) subnet.zone = "us-east-1a";
    };
    expect(inputOf(twice).network).toEqual({ kind: "new", cidr: "10.0.0.0/16" });
    expect(leftOf(twice)).toContain(
      "The subnets' ranges 10.0.0.0/24 and 10.0.1.0/24 become 10.0.0.0/17 and 10.0.128.0/17.",
    );
  });

  it("but a network with something else in it stays where it is, and is named", () => {
    const shared: Change = (it) => {
      made(it);
      Object.assign(it.network as NetworkSettings, { isShared: true, subnets: existingWith().network?.subnets });
    };
    expect(inputOf(shared).network).toMatchObject({ kind: "existing", vpcId: "vpc-0a1b2c3d" });
    expect(namedWords(inputOf(shared))).toEqual(["the VPC vpc-0a1b2c3d with subnet-0a1b2c3d, subnet-0a1b2c3e"]);
  });

  it("its machines, whose names hold the cluster's: one that is too long becomes shorter, and the same for all", () => {
    const cluster = "shop-production-helloworld-Cluster-AbCdEf123456";
    const onInstances: Change = (it) => {
      it.cluster = cluster;
      it.service = { ...it.service, launchType: "EC2" };
      it.definition.networkMode = "bridge";
      it.machines = machinesOf("Hello-Group-1", 1);
    };
    expect(cluster).toHaveLength(47);
    expect(inputOf(onInstances).clusterName).toBe(cluster.slice(0, 46));
    expect(leftOf(onInstances)).toContain(`The name of the cluster, ${cluster}, becomes ${cluster.slice(0, 46)}.`);
    const onTheirs: Change = (it) => {
      onInstances(it);
      it.machines = null;
    };
    expect(inputOf(onTheirs).clusterName).toBe(cluster);
  });

  it("with the names that its author gave", () => {
    const named: Change = (it) => {
      it.loadBalancer.name = "web-lb";
      it.targetGroup.name = "web-tg";
      Object.assign(it.definition.containers[0]?.rest.logConfiguration?.options ?? {}, {
        "awslogs-group": "/shop/web",
      });
    };
    expect(inputOf(named).names).toEqual({ loadBalancer: "web-lb", targetGroup: "web-tg", logGroup: "/shop/web" });
    expect(leftOf(named)).toEqual([]);
    const copy = copyOf(existingWith(named), "test").input;
    expect(provisionInput.parse(copy)).toMatchObject({ serviceName: "helloworld-test", names: {} });
  });

  it("with the names that its author gave to machines, for a copy with others", () => {
    const named: Change = (it) => {
      it.definition.networkMode = "bridge";
      Object.assign(it.service, { launchType: undefined, capacityProviders: ["web-capacity"] });
      it.machines = machinesOf("web-machines", 0);
      Object.assign(it.definition.containers[0]?.rest ?? {}, { memory: 64 });
    };
    expect(inputOf(named).names).toEqual({ autoScalingGroup: "web-machines", capacityProvider: "web-capacity" });
    expect(copyOf(existingWith(named), "test").input).not.toHaveProperty("names");
  });

  it("without those that CloudFormation made up, which is no loss", () => {
    const named: Change = (it) => {
      it.cluster = "Hello-Cluster-AbCdEf123456";
      it.service.name = "Hello-Service-AbCdEf123456";
      it.loadBalancer.name = "Hello-LoadBalancer-AbCdEf123456";
      it.targetGroup.name = "Hello-Targe-AbCdEf123456";
      const group = "Hello-LogGroup-AbCdEf123456";
      Object.assign(it.definition.containers[0]?.rest.logConfiguration?.options ?? {}, { "awslogs-group": group });
      it.stackNamed = [it.cluster, it.service.name, it.loadBalancer.name, it.targetGroup.name, group];
    };
    const { input, left, renamed } = inputFrom(existingWith(named));
    expect(provisionInput.parse(input)).toMatchObject({
      ...{ clusterName: "Hello-Cluster", serviceName: "Hello-Service", names: {} },
    });
    expect(left).toEqual([]);
    expect(renamed).toEqual(["cluster", "service", "load balancer", "target group", "log group"]);
  });

  it("its machines, which no capacity provider stands for", () => {
    const onInstances: Change = (it) => {
      it.service = { ...it.service, launchType: "EC2" };
      it.definition.networkMode = "bridge";
      it.machines = { ...machinesOf("Hello-Group-1", 1, 4), others: 1 };
      it.stackNamed = ["Hello-Group-1"];
      Object.assign(it.definition.containers[0]?.rest ?? {}, { cpu: 64, memory: 64 });
    };
    expect(inputOf(onInstances).launch).toMatchObject({
      instances: { kind: "new", instanceType: "t2.micro", count: 2, minSize: 1, maxSize: 4, askedBy: "launchType" },
    });
    expect(leftOf(onInstances)).toEqual([
      "Its instances keep their type only: they get AWS's newest image for ECS, and a role to join.",
      "The cluster loses a further instance.",
    ]);
  });
});
