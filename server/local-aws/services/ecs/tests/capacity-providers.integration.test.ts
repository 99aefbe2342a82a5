import {
  CreateCapacityProviderCommand,
  type CreateCapacityProviderCommandInput,
  CreateClusterCommand,
  DeleteCapacityProviderCommand,
  DescribeCapacityProvidersCommand,
  PutClusterCapacityProvidersCommand,
  UpdateCapacityProviderCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { createGroup, createProfile, instancesOf, joined } from "../testing/capacity";
import { create, describe, register, steady, tasksOf, until } from "./setup";

let endpoint: TestEndpoint;
let group = "";
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await createProfile(endpoint, "nodes");
  group = await createGroup(endpoint, "nodes", { profile: "nodes", size: 1 });
});
afterAll(() => endpoint.close());

const provide = (name: string, more: Partial<CreateCapacityProviderCommandInput["autoScalingGroupProvider"]> = {}) =>
  endpoint.ecs.send(
    new CreateCapacityProviderCommand({ name, autoScalingGroupProvider: { autoScalingGroupArn: group, ...more } }),
  );
const attach = (capacityProviders: string[], defaults: string[] = []) =>
  endpoint.ecs.send(
    new PutClusterCapacityProvidersCommand({
      cluster: "main",
      capacityProviders,
      defaultCapacityProviderStrategy: defaults.map((capacityProvider) => ({ capacityProvider, weight: 1 })),
    }),
  );

it.each([
  ["fargate-like", {}, /name is invalid/],
  ["a b", {}, /name is invalid/],
  [
    "nodes",
    { autoScalingGroupArn: "arn:aws:autoscaling:us-east-1:000000000000:none" },
    /Auto Scaling group ARN is not valid/,
  ],
  ["nodes", { managedTerminationProtection: "ENABLED" as const }, /managed scaling must be enabled/],
  ["nodes", { managedScaling: { targetCapacity: 0 } }, /Target capacity/],
])("a provider %s is refused (%#)", async (name, more, message) => {
  await expect(provide(name, more)).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: expect.stringMatching(message),
  });
});

it("its instances join the cluster that has it, its tasks run there, and it makes room as far as its group goes", async () => {
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: "main" }));
  const made = await provide("nodes", { managedScaling: { status: "ENABLED" } });
  expect(made.capacityProvider).toMatchObject({ name: "nodes", status: "ACTIVE" });
  await expect(provide("nodes")).rejects.toMatchObject({ message: expect.stringMatching("already exists") });
  await expect(provide("others")).rejects.toMatchObject({ message: expect.stringMatching("already being used") });
  await expect(attach(["nothing"])).rejects.toMatchObject({ message: expect.stringMatching("was not found") });
  await expect(attach(["FARGATE"], ["nodes"])).rejects.toMatchObject({
    message: expect.stringMatching("not associated"),
  });
  expect(await instancesOf(endpoint, "main")).toEqual([]);
  const { cluster } = await attach(["FARGATE", "nodes"], ["nodes"]);
  expect(cluster).toMatchObject({ capacityProviders: ["FARGATE", "nodes"], attachmentsStatus: "UPDATE_COMPLETE" });
  expect(await joined(endpoint, "main", 1)).toMatchObject([{ capacityProviderName: "nodes" }]);

  const size = { networkMode: "bridge", requiresCompatibilities: ["EC2"], cpu: undefined, memory: undefined } as const;
  const taskDefinition = await register(
    endpoint,
    "web",
    { memory: 600 },
    { ...size, requiresCompatibilities: ["EC2"] },
  );
  const placed = { launchType: undefined, networkConfiguration: undefined };
  await create(endpoint, "web", { taskDefinition, desiredCount: 1, ...placed });
  expect((await steady(endpoint, "web")).capacityProviderStrategy).toMatchObject([{ capacityProvider: "nodes" }]);
  expect((await tasksOf(endpoint, "web"))[0]).toMatchObject({ launchType: "EC2", capacityProviderName: "nodes" });
  await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "web", desiredCount: 3 }));
  await joined(endpoint, "main", 3);
  await until(
    () => describe(endpoint, "web"),
    ({ runningCount }) => runningCount === 3,
  );

  const remove = () => endpoint.ecs.send(new DeleteCapacityProviderCommand({ capacityProvider: "nodes" }));
  await expect(remove()).rejects.toMatchObject({ name: "ResourceInUseException" });
  await expect(attach(["FARGATE"])).rejects.toMatchObject({ name: "ResourceInUseException" });
  const moved = new UpdateServiceCommand({
    cluster: "main",
    service: "web",
    capacityProviderStrategy: [{ capacityProvider: "FARGATE", weight: 1 }],
  });
  await expect(endpoint.ecs.send(moved)).rejects.toMatchObject({
    message: "Task definition does not support launch_type FARGATE.",
  });
});

it("changes, and is told with those that every account has", async () => {
  const autoScalingGroupProvider = { managedScaling: { targetCapacity: 80 }, managedDraining: "DISABLED" as const };
  const update = new UpdateCapacityProviderCommand({ name: "nodes", autoScalingGroupProvider });
  expect((await endpoint.ecs.send(update)).capacityProvider?.autoScalingGroupProvider).toMatchObject({
    autoScalingGroupArn: group,
    managedScaling: { status: "ENABLED", targetCapacity: 80 },
    managedDraining: "DISABLED",
  });
  const all = await endpoint.ecs.send(new DescribeCapacityProvidersCommand({}));
  expect(all.capacityProviders?.map(({ name }) => name)).toEqual(["FARGATE", "FARGATE_SPOT", "nodes"]);
  const some = await endpoint.ecs.send(new DescribeCapacityProvidersCommand({ capacityProviders: ["nodes", "no"] }));
  expect(some).toMatchObject({ capacityProviders: [{ name: "nodes" }], failures: [{ reason: "MISSING" }] });
});

it("an instance whose role does not allow it stays out, and the operator is told why", async () => {
  await endpoint.ecs.send(new CreateClusterCommand({ clusterName: "guarded" }));
  await createGroup(endpoint, "roleless", { userData: "echo ECS_CLUSTER=guarded >> /etc/ecs/ecs.config", size: 1 });
  await until(
    async () => endpoint.logs.filter(({ event }) => event === "ecs-agent-refused"),
    (refused) => refused.length > 0,
  );
  expect(await instancesOf(endpoint, "guarded")).toEqual([]);
});
