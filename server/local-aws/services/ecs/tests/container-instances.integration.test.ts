import {
  RunInstancesCommand,
  StartInstancesCommand,
  StopInstancesCommand,
  TerminateInstancesCommand,
} from "@aws-sdk/client-ec2";
import {
  CreateServiceCommand,
  DeleteClusterCommand,
  DeleteServiceCommand,
  DeregisterContainerInstanceCommand,
  DescribeClustersCommand,
  DescribeContainerInstancesCommand,
  DescribeTasksCommand,
  ListTasksCommand,
  type RegisterTaskDefinitionCommandInput,
  RunTaskCommand,
  type RunTaskCommandInput,
  StopTaskCommand,
  UpdateContainerInstancesStateCommand,
} from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { call } from "../../elbv2/testing/call";
import { clusterWith, instancesOf, joined } from "../testing/capacity";
import { create, describe, HELLO, loadBalancer, messages, register, steady, subnetsOf, tasksOf, until } from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await clusterWith(endpoint, "main", 2);
});
afterAll(() => endpoint.close());

const EC2: Partial<RegisterTaskDefinitionCommandInput> = {
  networkMode: "bridge",
  requiresCompatibilities: ["EC2"],
  cpu: undefined,
  memory: undefined,
};
const bridge = (family: string, hostPort: number, more = {}) =>
  register(endpoint, family, { portMappings: [{ containerPort: 80, hostPort }], memory: 100, ...more }, EC2);
const run = (taskDefinition: string, more: Partial<RunTaskCommandInput> = {}) =>
  endpoint.ecs.send(new RunTaskCommand({ cluster: "main", taskDefinition, launchType: "EC2", ...more }));
const serve = (name: string, taskDefinition: string, more = {}) =>
  create(endpoint, name, { taskDefinition, launchType: "EC2", networkConfiguration: undefined, ...more });
/** As ECS tells of it (developer guide, "Viewing Amazon ECS service event messages"). */
const unplaceable = (service: string, closest: string): string =>
  `(service ${service}) was unable to place a task because no container instance met all of its requirements. The closest matching ${closest} For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.`;
async function remove(service: string): Promise<void> {
  await endpoint.ecs.send(new DeleteServiceCommand({ cluster: "main", service, force: true }));
  await until(
    () => describe(endpoint, service),
    ({ status }) => status === "INACTIVE",
  );
}

it("instances join with the resources of their type, and keep their cluster from being deleted", async () => {
  const instances = await instancesOf(endpoint, "main");
  expect(
    instances.map(({ ec2InstanceId, status, agentConnected }) => ({ ec2InstanceId, status, agentConnected })),
  ).toEqual(
    instances.map(({ ec2InstanceId }) => ({
      ec2InstanceId: expect.stringMatching(/^i-/) && ec2InstanceId,
      status: "ACTIVE",
      agentConnected: true,
    })),
  );
  for (const { registeredResources, remainingResources } of instances) {
    expect(registeredResources).toMatchObject([
      { name: "CPU", integerValue: 1024 },
      { name: "MEMORY", integerValue: 983 },
      { name: "PORTS", stringSetValue: expect.arrayContaining(["22", "51678"]) },
      { name: "PORTS_UDP" },
    ]);
    expect(remainingResources).toEqual(registeredResources);
  }
  const { clusters } = await endpoint.ecs.send(new DescribeClustersCommand({ clusters: ["main"] }));
  expect(clusters?.[0]?.registeredContainerInstancesCount).toBe(2);
  await expect(endpoint.ecs.send(new DeleteClusterCommand({ cluster: "main" }))).rejects.toMatchObject({
    name: "ClusterContainsContainerInstancesException",
  });
  const unknown = new DescribeContainerInstancesCommand({ cluster: "main", containerInstances: ["no"] });
  expect((await endpoint.ecs.send(unknown)).failures).toMatchObject([{ reason: "MISSING" }]);
});

it.each([
  ["RESOURCE:CPU", { cpu: 1025 }],
  ["RESOURCE:MEMORY", { memory: 984 }],
  ["RESOURCE:PORTS", { portMappings: [{ containerPort: 80, hostPort: 22 }] }],
])("RunTask fails with %s when no instance has room", async (reason, container) => {
  const answer = await run(await bridge("large", 0, container));
  expect(answer.tasks).toEqual([]);
  expect(answer.failures).toMatchObject([{ reason, arn: expect.stringMatching(":container-instance/main/") }]);
});

it.each([
  ["narrow", { cpu: 1025 }, "has insufficient CPU units available."],
  ["hungry", { memory: 984 }, "has insufficient memory available."],
])("a service that fits nowhere says so in ECS's words: %s %j", async (name, container, why) => {
  await serve(name, await bridge(name, 0, container), { desiredCount: 1 });
  const service = await until(
    () => describe(endpoint, name),
    (found) => messages(found).some((text) => text.includes("unable to place")),
  );
  const ids = (await instancesOf(endpoint, "main")).map((one) => one.containerInstanceArn?.split("/").at(-1));
  const [said] = messages(service).filter((text) => text.includes("unable to place"));
  expect(ids.map((id) => unplaceable(name, `(container-instance ${id}) ${why}`))).toContain(said);
  await remove(name);
});

it("what has a fixed host port fits once an instance, and the service says so in ECS's words", async () => {
  await serve("fixed", await bridge("fixed", 8080), { desiredCount: 3 });
  const service = await until(
    () => describe(endpoint, "fixed"),
    (found) => found.runningCount === 2 && messages(found).some((text) => text.includes("unable to place")),
  );
  const ids = (await instancesOf(endpoint, "main")).map((one) => one.containerInstanceArn?.split("/").at(-1));
  const [said] = messages(service).filter((text) => text.includes("unable to place"));
  expect(
    ids.map((id) => unplaceable("fixed", `(container-instance ${id}) is already using a port required by your task.`)),
  ).toContain(said);
  const tasks = await tasksOf(endpoint, "fixed");
  expect(new Set(tasks.map((task) => task.containerInstanceArn)).size).toBe(2);
  expect(tasks[0]?.containers?.[0]?.networkBindings).toMatchObject([{ containerPort: 80, hostPort: 8080 }]);
  const onOne = { cluster: "main", containerInstance: tasks[0]?.containerInstanceArn };
  expect((await endpoint.ecs.send(new ListTasksCommand(onOne))).taskArns).toEqual([tasks[0]?.taskArn]);
  await remove("fixed");
});

it("in host mode a container's port is its instance's own, and no binding is told", async () => {
  const web = { portMappings: [{ containerPort: 8081 }], memory: 100 };
  const definition = await register(endpoint, "shared", web, { ...EC2, networkMode: "host" });
  const task = (await run(definition)).tasks?.[0];
  const seen = await until(
    async () =>
      (await endpoint.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [task?.taskArn ?? ""] }))).tasks?.[0],
    (now) => now?.lastStatus === "RUNNING",
  );
  expect(seen?.containers?.[0]?.networkBindings).toEqual([]);
  const host = (await instancesOf(endpoint, "main")).find(
    (one) => one.containerInstanceArn === seen?.containerInstanceArn,
  );
  const ports = host?.remainingResources?.find(({ name }) => name === "PORTS")?.stringSetValue;
  expect(ports, "nobody else gets it").toContain("8081");
  await endpoint.ecs.send(new StopTaskCommand({ cluster: "main", task: task?.taskArn }));
  await until(
    () => instancesOf(endpoint, "main"),
    (now) => now.every(({ runningTasksCount }) => runningTasksCount === 0),
  );
});

it("dynamic host ports are targets, requests reach them, draining moves them, and a terminated host is left", async () => {
  const { targetGroupArn, dnsName } = await loadBalancer(endpoint, "dynamic", { TargetType: "instance" });
  const taskDefinition = await bridge("dynamic", 0);
  const loadBalancers = [{ targetGroupArn, containerName: "web", containerPort: 80 }];
  await serve("dynamic", taskDefinition, { desiredCount: 4, loadBalancers });
  await steady(endpoint, "dynamic");
  const tasks = await tasksOf(endpoint, "dynamic");
  const ports = tasks.map((task) => task.containers?.[0]?.networkBindings?.[0]?.hostPort ?? 0);
  expect(ports.every((port) => port >= 32768 && port <= 60999)).toBe(true);
  const health = await endpoint.elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn }));
  expect(health.TargetHealthDescriptions?.map((one) => one.Target?.Port).sort()).toEqual(ports.sort());
  const answered = await call(endpoint.world, dnsName);
  expect(answered).toMatchObject({ status: 200, body: '{ "hello" : "world" }\n' });

  const [first, second] = await instancesOf(endpoint, "main");
  expect(first?.runningTasksCount).toBe(2);
  expect(first?.remainingResources?.[1]?.integerValue).toBe(783);
  const drain = { cluster: "main", containerInstances: [first?.containerInstanceArn ?? ""] };
  await endpoint.ecs.send(new UpdateContainerInstancesStateCommand({ ...drain, status: "DRAINING" }));
  await until(
    () => instancesOf(endpoint, "main"),
    (now) => now.find((one) => one.containerInstanceArn === first?.containerInstanceArn)?.runningTasksCount === 0,
  );
  await steady(endpoint, "dynamic");
  const moved = await tasksOf(endpoint, "dynamic");
  expect(new Set(moved.map((task) => task.containerInstanceArn))).toEqual(new Set([second?.containerInstanceArn]));

  await endpoint.ecs.send(new UpdateContainerInstancesStateCommand({ ...drain, status: "ACTIVE" }));
  const lost = moved[0]?.taskArn ?? "";
  await endpoint.ec2.send(new TerminateInstancesCommand({ InstanceIds: [second?.ec2InstanceId ?? ""] }));
  const stopped = await until(
    async () => (await endpoint.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [lost] }))).tasks?.[0],
    (task) => task?.lastStatus === "STOPPED",
  );
  expect(stopped?.stoppedReason).toBe(`Host EC2 (instance ${second?.ec2InstanceId}) terminated.`);
  await joined(endpoint, "main", 2);
  await until(
    () => describe(endpoint, "dynamic"),
    ({ runningCount }) => runningCount === 4,
  );
  expect((await call(endpoint.world, dnsName)).status).toBe(200);
  endpoint = await endpoint.restart();
  await until(
    () => call(endpoint.world, dnsName),
    ({ status }) => status === 200,
  );
  await remove("dynamic");
});

it("a stopped instance loses its tasks and its agent, stays part of the cluster, and comes back when it is started", async () => {
  const { Instances } = await endpoint.ec2.send(
    new RunInstancesCommand({ LaunchTemplate: { LaunchTemplateName: "main" }, MinCount: 1, MaxCount: 1 }),
  );
  const InstanceIds = [Instances?.[0]?.InstanceId ?? ""];
  await joined(endpoint, "main", 3);
  const seen = async () => (await instancesOf(endpoint, "main")).find((one) => one.ec2InstanceId === InstanceIds[0]);
  const [all, taskDefinition] = [await instancesOf(endpoint, "main"), await bridge("stopped", 0)];
  await serve("stopped", taskDefinition, { desiredCount: all.length });
  await until(seen, (one) => one?.runningTasksCount === 1);
  await endpoint.ec2.send(new StopInstancesCommand({ InstanceIds }));
  await until(seen, (one) => one?.agentConnected === false && one.runningTasksCount === 0);
  expect((await seen())?.status).toBe("ACTIVE");
  await steady(endpoint, "stopped");
  expect((await seen())?.runningTasksCount, "nothing is placed there").toBe(0);
  await endpoint.ec2.send(new StartInstancesCommand({ InstanceIds }));
  await until(seen, (one) => one?.agentConnected === true);
  await endpoint.ec2.send(new TerminateInstancesCommand({ InstanceIds }));
  await joined(endpoint, "main", 2);
  await remove("stopped");
});

it("awsvpc takes a network interface of the instance, of which a small one has one to give", async () => {
  const [subnet = ""] = await subnetsOf(endpoint);
  const taskDefinition = await register(
    endpoint,
    "eni",
    { memory: 64, command: [HELLO] },
    {
      requiresCompatibilities: ["EC2"],
      cpu: undefined,
      memory: undefined,
    },
  );
  const networkConfiguration = { awsvpcConfiguration: { subnets: [subnet] } };
  const first = await run(taskDefinition, { networkConfiguration });
  expect(first.failures).toEqual([]);
  const second = await run(taskDefinition, { networkConfiguration });
  expect(second.failures).toMatchObject([{ reason: "RESOURCE:ENI" }]);
  const running = await until(
    async () =>
      (await endpoint.ecs.send(new DescribeTasksCommand({ cluster: "main", tasks: [first.tasks?.[0]?.taskArn ?? ""] })))
        .tasks?.[0],
    (task) => task?.lastStatus === "RUNNING",
  );
  expect(running).toMatchObject({ launchType: "EC2", attachments: [{ status: "ATTACHED" }] });

  const { containerInstanceArn = "" } = running ?? {};
  const leave = { cluster: "main", containerInstance: containerInstanceArn };
  await expect(endpoint.ecs.send(new DeregisterContainerInstanceCommand(leave))).rejects.toMatchObject({
    message: "Found running tasks on the instance.",
  });
  const { containerInstance } = await endpoint.ecs.send(
    new DeregisterContainerInstanceCommand({ ...leave, force: true }),
  );
  expect(containerInstance?.status).toBe("INACTIVE");
  expect(await instancesOf(endpoint, "main")).toHaveLength(1);
});

it("refuses placement by expression, and RunTask where there are no instances", async () => {
  const taskDefinition = await bridge("plain", 0);
  const placementConstraints = [{ type: "memberOf" as const, expression: "attribute:x == y" }];
  await expect(
    endpoint.ecs.send(
      new CreateServiceCommand({
        cluster: "main",
        serviceName: "x",
        taskDefinition,
        desiredCount: 1,
        placementConstraints,
      }),
    ),
  ).rejects.toMatchObject({ name: "UnsupportedFeatureException" });
  for (const { containerInstanceArn = "" } of await instancesOf(endpoint, "main")) {
    await endpoint.ecs.send(
      new DeregisterContainerInstanceCommand({ cluster: "main", containerInstance: containerInstanceArn, force: true }),
    );
  }
  await expect(run(taskDefinition)).rejects.toMatchObject({
    name: "InvalidParameterException",
    message: "No Container Instances were found in your cluster.",
  });
  // The tasks that were given up take a moment to stop.
  await until(
    () => endpoint.ecs.send(new DeleteClusterCommand({ cluster: "main" })).catch((error: Error) => error.name),
    (outcome) => outcome !== "ClusterContainsTasksException",
  );
  const { clusters } = await endpoint.ecs.send(new DescribeClustersCommand({ clusters: ["main"] }));
  expect(clusters?.[0]?.status).toBe("INACTIVE");
});
