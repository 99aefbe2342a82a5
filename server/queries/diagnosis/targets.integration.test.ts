/** Targets that get no traffic, or of which nobody knows: what is registered wrongly, and what AWS itself is the cause of. */
import {
  DescribeImagesCommand,
  DescribeNetworkInterfacesCommand,
  RunInstancesCommand,
  StopInstancesCommand,
} from "@aws-sdk/client-ec2";
import { RegisterTaskDefinitionCommand } from "@aws-sdk/client-ecs";
import {
  CreateListenerCommand,
  CreateTargetGroupCommand,
  DeregisterTargetsCommand,
  ModifyTargetGroupAttributesCommand,
  RegisterTargetsCommand,
  type TargetDescription,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import type { EnvironmentDetail } from "@/lib/contracts/environments";
import { clusterWith } from "../../local-aws/services/ecs/testing/capacity";
import { type Backend, startBackend } from "../../local-aws/services/elbv2/testing/backend";
import { createBalancer, createChain, healthOf, registerTargets } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { conditions } from "../testing/control";
import { diagnosed, type Expected, environment, hopOf } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import { healed, remedied, runs } from "../testing/remedies";
import { create } from "../testing/service";
import { serving } from "../testing/serving";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;
let backend: Backend;
/** One instance, which the tests share. */
let hosts: Awaited<ReturnType<typeof clusterWith>>;
const ON_HOSTS = { cluster: "hosts", launchType: "EC2", networkConfiguration: undefined } as const;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  backend = await startBackend(endpoint.world, "172.31.0.1");
  pointAt(endpoint.url);
  hosts = await clusterWith(endpoint, "hosts", 1);
  // Each is for a group of its own.
  await conditions(
    endpoint,
    { condition: "registrationHeld", targetGroup: "held" },
    { condition: "internalError", targetGroup: "broken", state: "unhealthy" },
    { condition: "internalError", targetGroup: "silent", state: "unavailable" },
  );
});
afterAll(async () => {
  await backend.close();
  await endpoint.close();
});

/** A chain with a target that would be healthy, and an environment bound to it. */
async function behind(name: string): Promise<string> {
  const { dns, groupArn } = await createChain(endpoint, name);
  await registerTargets(endpoint, groupArn, { id: "172.31.0.1", port: 80 });
  return environment(endpoint, { elb: dns });
}

/** A function, whose health is not checked unless one asks for it. */
async function behindFunction(): Promise<string> {
  const { DNSName, LoadBalancerArn } = await createBalancer(endpoint, "function");
  const { TargetGroups } = await endpoint.elbv2.send(
    new CreateTargetGroupCommand({ Name: "function", TargetType: "lambda" }),
  );
  const TargetGroupArn = TargetGroups?.[0]?.TargetGroupArn;
  const DefaultActions = [{ Type: "forward" as const, TargetGroupArn }];
  await endpoint.elbv2.send(new CreateListenerCommand({ LoadBalancerArn, Protocol: "HTTP", Port: 80, DefaultActions }));
  const Targets = [{ Id: "arn:aws:lambda:us-east-1:000000000000:function:hello" }];
  await endpoint.elbv2.send(new RegisterTargetsCommand({ TargetGroupArn, Targets }));
  return environment(endpoint, { elb: DNSName });
}

/** An instance that was a target when it was stopped. */
async function behindStopped(): Promise<string> {
  const { Images } = await endpoint.ec2.send(new DescribeImagesCommand({ Owners: ["amazon"] }));
  const ImageId = Images?.find(({ Architecture }) => Architecture === "x86_64")?.ImageId;
  const { Instances } = await endpoint.ec2.send(
    new RunInstancesCommand({ ImageId, InstanceType: "t3.micro", MinCount: 1, MaxCount: 1 }),
  );
  const id = Instances?.[0]?.InstanceId ?? "";
  const { dns, groupArn } = await createChain(endpoint, "stopped", { TargetType: "instance" });
  await registerTargets(endpoint, groupArn, { id, port: 80 });
  await endpoint.ec2.send(new StopInstancesCommand({ InstanceIds: [id] }));
  return environment(endpoint, { elb: dns });
}

/** The load balancer's own address, as EC2 tells it. */
async function behindItself(): Promise<string> {
  const { dns, groupArn, balancerArn } = await createChain(endpoint, "itself");
  const Filters = [{ Name: "description", Values: [`ELB ${balancerArn.split(":loadbalancer/")[1]}`] }];
  const { NetworkInterfaces } = await endpoint.ec2.send(new DescribeNetworkInterfacesCommand({ Filters }));
  await registerTargets(endpoint, groupArn, { id: NetworkInterfaces?.[0]?.PrivateIpAddress ?? "", port: 80 });
  return environment(endpoint, { elb: dns });
}

/** A service whose only task somebody took out of the group. In its grace period ECS leaves it be. */
async function behindNobody(): Promise<string> {
  const { serveWell } = serving(endpoint);
  const { apiId, targetGroupArn } = await serveWell("lost", {}, { healthCheckGracePeriodSeconds: 600 });
  const [Id] = Object.keys(await healthOf(endpoint, targetGroupArn));
  await takeOut(targetGroupArn, { Id });
  return apiId;
}

async function takeOut(TargetGroupArn: string, target: TargetDescription): Promise<void> {
  const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "0" }];
  await endpoint.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn, Attributes }));
  await endpoint.elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn, Targets: [target] }));
}

it.concurrent.each<[reason: string, state: string, make: () => Promise<string>, expected: Omit<Expected, "hop">]>([
  [
    "Elb.RegistrationInProgress",
    "initial",
    () => behind("held"),
    { code: "targetGroup.initial", words: /waits/, health: "progressing" },
  ],
  [
    "Elb.InternalError",
    "unhealthy",
    () => behind("broken"),
    { code: "targetGroup.allUnhealthy", words: /internal error/ },
  ],
  [
    "Elb.InternalError",
    "unavailable",
    () => behind("silent"),
    { code: "targetGroup.unchecked", words: /internal error/, health: "unknown" },
  ],
  [
    "Target.HealthCheckDisabled",
    "unavailable",
    behindFunction,
    { code: "targetGroup.unchecked", words: /switched off/, health: "unknown" },
  ],
  [
    "Target.NotRegistered",
    "unused",
    behindNobody,
    { code: "targetGroup.unused", words: /not registered\. .*answers 503/ },
  ],
  [
    "Target.InvalidState",
    "unused",
    behindStopped,
    { code: "targetGroup.unused", words: /stopped or terminated\. .*answers 503/ },
  ],
  [
    "Target.IpUnusable",
    "unused",
    behindItself,
    { code: "targetGroup.unused", words: /a load balancer uses it\. .*answers 503/ },
  ],
])("%s, %s", async (reason, state, make, expected) => {
  const { detail, cause } = await diagnosed(await make(), { hop: "targetGroup", ...expected });
  expect(detail.causes.filter(({ code }) => code !== "loadBalancer.provisioning")).toEqual([cause]);
  expect(detail.environment.reasonCode).toBe(reason);
  expect(hopOf(detail, "target")).toMatchObject({ state, reasonCode: reason, code: reason });
  // AWS switches checks off for functions only, which the endpoint has none of to check.
  if (reason === "Target.HealthCheckDisabled") expect(cause.remedy?.cli).toMatch(/ --health-check-enabled$/);
  // What the load balancer itself does, nobody puts right but AWS.
  else if (reason.startsWith("Target.")) await remedied(detail.environment.apiId, cause);
});

const tasksOf = ({ paths }: EnvironmentDetail) => paths[0]?.targets.flatMap(({ task }) => task ?? []) ?? [];

it.concurrent("tasks on instances, behind their ports, and a port where nobody is", async () => {
  const { dns, groupArn } = await createChain(endpoint, "hosted", { TargetType: "instance" });
  const [host] = hosts;
  const { taskDefinition } = await endpoint.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "hosted",
      networkMode: "bridge",
      containerDefinitions: [
        { name: "web", image: "stageway/hello:1", memory: 64, portMappings: [{ containerPort: 80, hostPort: 0 }] },
      ],
    }),
  );
  const more = { ...ON_HOSTS, desiredCount: 2, taskDefinition: taskDefinition?.taskDefinitionArn };
  await create(endpoint, "hosted", groupArn, more);
  const apiId = await environment(endpoint, { elb: dns });
  const well = await until(
    () => getEnvironment(apiId, "dev"),
    (now) => now.health === "healthy" && tasksOf(now).length === 2,
    60,
  );
  expect(tasksOf(well).map(({ serviceName }) => serviceName)).toEqual(["hosted", "hosted"]);
  expect(new Set(tasksOf(well).map(({ taskArn }) => taskArn)).size).toBe(2);

  const id = host?.ec2InstanceId ?? "";
  await registerTargets(endpoint, groupArn, { id, port: 9 });
  const { cause } = await diagnosed(apiId, {
    hop: "target",
    code: "target.noTask",
    words: new RegExp(`Target ${id}:9 of hosted is no task of hosted`),
  });
  await remedied(apiId, cause);
});

it.concurrent("a task in host mode, of which ECS tells no port; and when somebody took it out of the group", async () => {
  const { dns, groupArn } = await createChain(endpoint, "shared", { TargetType: "instance" });
  const [host] = hosts;
  const { taskDefinition } = await endpoint.ecs.send(
    new RegisterTaskDefinitionCommand({
      family: "shared",
      networkMode: "host",
      containerDefinitions: [
        { name: "web", image: "stageway/hello:1", memory: 64, portMappings: [{ containerPort: 80 }] },
      ],
    }),
  );
  const more = { ...ON_HOSTS, taskDefinition: taskDefinition?.taskDefinitionArn, healthCheckGracePeriodSeconds: 600 };
  await create(endpoint, "shared", groupArn, more);
  const apiId = await environment(endpoint, { elb: dns });
  const well = await until(
    () => getEnvironment(apiId, "dev"),
    (now) => now.health === "healthy" && tasksOf(now).length === 1,
    60,
  );
  expect(tasksOf(well)).toMatchObject([{ serviceName: "shared" }]);

  const target = { id: host?.ec2InstanceId ?? "", port: 80 };
  await takeOut(groupArn, { Id: target.id, Port: target.port });
  const { detail, cause } = await diagnosed(apiId, {
    hop: "targetGroup",
    code: "targetGroup.unused",
    words: /not registered\. .*answers 503/,
  });
  const told = { address: target.id, port: target.port, reasonCode: "Target.NotRegistered" };
  expect(detail.paths[0]?.targets).toMatchObject([{ ...told, task: { serviceName: "shared" } }]);
  await healed(apiId, cause);
});

it("a registration that AWS took its time for: the command that waits ends with it", async () => {
  await conditions(endpoint, { condition: "registrationHeld", targetGroup: "late" });
  const expected = { hop: "targetGroup", code: "targetGroup.initial", words: /waits/, health: "progressing" } as const;
  const { cause, detail } = await diagnosed(await behind("late"), expected);
  expect(cause.remedy?.cli).toMatch(/ wait target-in-service /);
  const ofOne = hopOf(detail, "target")?.remedy?.cli ?? "";
  expect(ofOne).toMatch(/ wait target-in-service .* --targets Id=/);
  const pasted = Promise.all([cause.remedy?.cli ?? "", ofOne].map(runs));
  await conditions(endpoint);
  await pasted;
});
