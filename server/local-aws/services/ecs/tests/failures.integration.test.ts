import { UpdateServiceCommand, type UpdateServiceCommandInput } from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import {
  create,
  describe as describeService,
  loadBalancer,
  messages,
  register,
  steady,
  subnetsOf,
  tasksOf,
  until,
} from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.close());

const update = (service: string, change: Partial<UpdateServiceCommandInput>) =>
  endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service, ...change }));
const breaker = { deploymentCircuitBreaker: { enable: true, rollback: true } };

// They mostly wait, each for a service of its own: all at once, the longest first.
describe.concurrent("a task that its load balancer finds unhealthy", () => {
  it("is replaced, with the health check's own words", async () => {
    const { targetGroupArn } = await loadBalancer(endpoint, "sick", { HealthCheckPath: "/missing" });
    await create(endpoint, "sick", {
      taskDefinition: await register(endpoint, "sick"),
      desiredCount: 1,
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
    });
    const [stopped] = await until(
      () => tasksOf(endpoint, "sick", "STOPPED"),
      (tasks) => tasks.length > 0,
      40,
    );
    expect(stopped).toMatchObject({
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: `Task failed ELB health checks in (target-group ${targetGroupArn})`,
    });
    const service = await describeService(endpoint, "sick");
    expect(messages(service)).toContain(
      `(service sick) (port 80) is unhealthy in (target-group ${targetGroupArn}) due to (reason Health checks failed with these codes: [404]).`,
    );
    expect(service.deployments?.[0]?.rolloutState).toBe("IN_PROGRESS");
    expect(service.deployments?.[0]?.failedTasks).toBeGreaterThanOrEqual(1);
  });

  it("refuses on a port that no container listens on", async () => {
    const { targetGroupArn } = await loadBalancer(endpoint, "port");
    await create(endpoint, "port", {
      taskDefinition: await register(endpoint, "port", { portMappings: [{ containerPort: 8080 }] }),
      desiredCount: 1,
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 8080 }],
    });
    const service = await until(
      () => describeService(endpoint, "port"),
      (now) => messages(now).some((text) => text.includes("is unhealthy in")),
      40,
    );
    expect(messages(service)).toContain(
      `(service port) (port 8080) is unhealthy in (target-group ${targetGroupArn}) due to (reason Health checks failed).`,
    );
  });

  it("is left alone during its grace period", async () => {
    const { targetGroupArn } = await loadBalancer(endpoint, "grace", { HealthCheckPath: "/missing" });
    await create(endpoint, "grace", {
      taskDefinition: await register(endpoint, "grace"),
      desiredCount: 1,
      healthCheckGracePeriodSeconds: 3600,
      loadBalancers: [{ targetGroupArn, containerName: "web", containerPort: 80 }],
    });
    await until(
      () => endpoint.elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn })),
      (answer) => answer.TargetHealthDescriptions?.[0]?.TargetHealth?.State === "unhealthy",
      40,
    );
    const service = await describeService(endpoint, "grace");
    expect(service).toMatchObject({ runningCount: 1 });
    expect(service.deployments?.[0]).toMatchObject({ rolloutState: "IN_PROGRESS", failedTasks: 0 });
    expect(await tasksOf(endpoint, "grace", "STOPPED")).toEqual([]);
  });
});

describe.concurrent("an image that cannot be pulled", () => {
  it("trips the circuit breaker, which goes back to what ran before", async () => {
    const good = await register(endpoint, "broken");
    await create(endpoint, "broken", { taskDefinition: good, deploymentConfiguration: breaker });
    const first = (await steady(endpoint, "broken")).deployments?.[0]?.id;
    const running = (await tasksOf(endpoint, "broken")).map((task) => task.taskArn);
    await update("broken", { taskDefinition: await register(endpoint, "broken", { image: "no/such-image:1" }) });
    const back = await until(
      () => describeService(endpoint, "broken"),
      (now) => now.deployments?.some((deployment) => deployment.rolloutState === "FAILED") === true,
    );
    const [primary, failed] = back.deployments ?? [];
    expect(primary).toMatchObject({
      id: first,
      rolloutState: "IN_PROGRESS",
      rolloutStateReason: `ECS deployment circuit breaker: rolling back to deploymentId ${first}.`,
    });
    expect(failed).toMatchObject({
      status: "ACTIVE",
      rolloutStateReason: "ECS deployment circuit breaker: tasks failed to start.",
    });
    expect(failed?.failedTasks).toBeGreaterThanOrEqual(3);

    const after = await steady(endpoint, "broken");
    expect(after.taskDefinition).toBe(good);
    expect((await tasksOf(endpoint, "broken")).map((task) => task.taskArn)).toEqual(running);
    const texts = messages(after);
    expect(texts).toContain(`(service broken) (deployment ${failed?.id}) deployment failed: tasks failed to start.`);
    expect(texts).toContain(`(service broken) rolling back to deployment ${first}.`);
    expect(texts.join("\n")).toContain(
      "(service broken) was unable to place a task. Reason: CannotPullContainerError: pull image manifest has been retried 1 time(s): failed to resolve ref docker.io/no/such-image:1",
    );
    const [stopped] = await tasksOf(endpoint, "broken", "STOPPED");
    expect(stopped).toMatchObject({
      stopCode: "TaskFailedToStart",
      stoppedReason: expect.stringMatching(/^CannotPullContainerError: .*no\/such-image:1: pull access denied/),
    });
    expect(stopped?.containers?.[0]?.reason).toBe(stopped?.stoppedReason);
    expect(stopped?.containers?.[0]?.exitCode).toBeUndefined();
  });

  it("is tried again after longer and longer pauses without a circuit breaker", async () => {
    const taskDefinition = await register(endpoint, "stubborn", { image: "no/such-image:2" });
    await create(endpoint, "stubborn", { taskDefinition, desiredCount: 1 });
    const service = await until(
      () => describeService(endpoint, "stubborn"),
      (now) => messages(now).some((text) => text.includes("is unable to consistently start tasks successfully.")),
    );
    expect(service.deployments?.[0]).toMatchObject({ rolloutState: "IN_PROGRESS", failedTasks: 3 });
    const started = messages(service).filter((text) => text.includes("has started"));
    expect(started).toHaveLength(3);
    // A good one ends it.
    await update("stubborn", { taskDefinition: await register(endpoint, "stubborn") });
    expect((await steady(endpoint, "stubborn")).deployments?.[0]?.failedTasks).toBe(0);
  });

  it("leaves the deployment failed when there is nothing to go back to", async () => {
    const taskDefinition = await register(endpoint, "hopeless", { image: "no/such-image:3" });
    await create(endpoint, "hopeless", { taskDefinition, deploymentConfiguration: breaker });
    const service = await until(
      () => describeService(endpoint, "hopeless"),
      (now) => now.deployments?.[0]?.rolloutState === "FAILED" && now.pendingCount === 0,
    );
    expect(service.deployments).toHaveLength(1);
    expect(service.runningCount).toBe(0);
  });
});

describe.concurrent("a container", () => {
  it("that ends at once fails its deployment", async () => {
    const taskDefinition = await register(endpoint, "crash", { command: ["echo oops; exit 3"] });
    await create(endpoint, "crash", { taskDefinition, desiredCount: 1, deploymentConfiguration: breaker });
    await until(
      () => describeService(endpoint, "crash"),
      (now) => now.deployments?.[0]?.rolloutState === "FAILED",
    );
    const [stopped] = await until(
      () => tasksOf(endpoint, "crash", "STOPPED"),
      (tasks) => tasks.length === 3 && tasks.every((task) => task.lastStatus === "STOPPED"),
    );
    expect(stopped).toMatchObject({
      stopCode: "EssentialContainerExited",
      stoppedReason: "Essential container in task exited",
      containers: [{ exitCode: 3 }],
    });
  });

  it("that is not essential may end, and the task goes on", async () => {
    const taskDefinition = await register(
      endpoint,
      "sidecar",
      {},
      {
        containerDefinitions: [
          { name: "web", image: "httpd:2.4", portMappings: [{ containerPort: 80 }] },
          { name: "once", image: "httpd:2.4", essential: false, entryPoint: ["sh", "-c"], command: ["exit 5"] },
        ],
      },
    );
    await create(endpoint, "sidecar", { taskDefinition, desiredCount: 1 });
    await steady(endpoint, "sidecar");
    const [task] = await tasksOf(endpoint, "sidecar");
    expect(task?.containers).toMatchObject([
      { name: "web", lastStatus: "RUNNING" },
      { name: "once", lastStatus: "STOPPED", exitCode: 5 },
    ]);
  });
});

it.concurrent("says when the deployment configuration allows no step", async () => {
  const taskDefinition = await register(endpoint, "cramped");
  const deploymentConfiguration = { minimumHealthyPercent: 50, maximumPercent: 150 };
  const subnets = await subnetsOf(endpoint);
  await create(endpoint, "cramped", { taskDefinition, desiredCount: 1, deploymentConfiguration });
  await steady(endpoint, "cramped");
  await update("cramped", { networkConfiguration: { awsvpcConfiguration: { subnets: subnets.slice(0, 1) } } });
  const service = await until(
    () => describeService(endpoint, "cramped"),
    (now) => messages(now)[0]?.includes("because of the service deployment configuration") === true,
  );
  expect(service.deployments).toHaveLength(2);
  await update("cramped", { deploymentConfiguration: { maximumPercent: 200 } });
  expect((await steady(endpoint, "cramped")).deployments).toHaveLength(1);
});

it("leaves tasks of launch type EC2 unplaced, and says so once", async () => {
  const taskDefinition = await register(endpoint, "ec2");
  const before = await create(endpoint, "ec2", { taskDefinition, launchType: "EC2" });
  expect(before.launchType).toBe("EC2");
  await until(
    () => describeService(endpoint, "ec2"),
    (now) => messages(now).length > 0,
  );
  await update("broken", { desiredCount: 1 });
  await steady(endpoint, "broken");
  const service = await describeService(endpoint, "ec2");
  expect(messages(service)).toEqual([
    "(service ec2) was unable to place a task because no container instance met all of its requirements. Reason: No Container Instances were found in your cluster. For more information, see the Troubleshooting section of the Amazon ECS Developer Guide.",
  ]);
  expect(service).toMatchObject({ runningCount: 0, pendingCount: 0 });
});
