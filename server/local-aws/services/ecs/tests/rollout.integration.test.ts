import {
  DeleteServiceCommand,
  StopTaskCommand,
  UpdateServiceCommand,
  type UpdateServiceCommandInput,
} from "@aws-sdk/client-ecs";
import { DescribeTargetHealthCommand } from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../../testing";
import { tasks } from "../records";
import { create, describe as describeService, loadBalancer, messages, register, steady, tasksOf, until } from "./setup";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startTestEndpoint();
});
afterAll(() => endpoint.close());

async function ask(dnsName: string): Promise<{ status: number; body: string }> {
  const route = endpoint.world.network.resolve(dnsName, 80);
  if (route.kind !== "open") throw new Error(`${dnsName} is ${route.kind}`);
  const response = await fetch(`http://127.0.0.1:${route.loopbackPort}/`);
  return { status: response.status, body: await response.text() };
}

/** Eight callers who ask all the time. `stop` answers how often each outcome came. */
function loadOn(dnsName: string): { stop(): Promise<Map<string, number>> } {
  const outcomes = new Map<string, number>();
  let stopped = false;
  const caller = async () => {
    while (!stopped) {
      const outcome = await ask(dnsName).then(({ status }) => String(status), String);
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1);
    }
  };
  const callers = Promise.all(Array.from({ length: 8 }, caller));
  return {
    async stop() {
      stopped = true;
      await callers;
      return outcomes;
    },
  };
}

async function targets(TargetGroupArn: string) {
  const answer = await endpoint.elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn }));
  return (answer.TargetHealthDescriptions ?? []).map((found) => ({
    id: found.Target?.Id,
    state: found.TargetHealth?.State,
  }));
}

const update = (service: string, change: Partial<UpdateServiceCommandInput>) =>
  endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service, ...change }));

async function behindLoadBalancer(name: string) {
  const { targetGroupArn, dnsName } = await loadBalancer(endpoint, name);
  const taskDefinition = await register(endpoint, name);
  const loadBalancers = [{ targetGroupArn, containerName: "web", containerPort: 80 }];
  await create(endpoint, name, { taskDefinition, loadBalancers });
  await steady(endpoint, name);
  return { targetGroupArn, dnsName };
}

describe("a service behind a load balancer", () => {
  it("comes to a steady state, and answers", async () => {
    const { targetGroupArn, dnsName } = await behindLoadBalancer("hello");
    const service = await describeService(endpoint, "hello");
    const tasks = await tasksOf(endpoint, "hello");
    const ids = tasks.map((task) => task.taskArn?.split("/").at(-1));
    const [primary] = service.deployments ?? [];
    expect(messages(service)).toEqual([
      "(service hello) has reached a steady state.",
      `(service hello) (deployment ${primary?.id}) deployment completed.`,
      `(service hello) registered 2 targets in (target-group ${targetGroupArn})`,
      `(service hello) has started 2 tasks: (task ${ids[0]}) (task ${ids[1]}).`,
    ]);
    expect(primary).toMatchObject({
      status: "PRIMARY",
      desiredCount: 2,
      runningCount: 2,
      pendingCount: 0,
      failedTasks: 0,
      rolloutState: "COMPLETED",
      rolloutStateReason: `ECS deployment ${primary?.id} completed.`,
    });
    expect(await ask(dnsName)).toEqual({ status: 200, body: '{ "hello" : "world" }\n' });

    // Each task is the target with the private address of its interface, in zones of their own.
    const addresses = tasks.map(
      (task) => task.attachments?.[0]?.details?.find((detail) => detail.name === "privateIPv4Address")?.value,
    );
    expect(await targets(targetGroupArn)).toEqual(
      expect.arrayContaining(addresses.map((id) => ({ id, state: "healthy" }))),
    );
    expect(new Set(tasks.map((task) => task.availabilityZone)).size).toBe(2);
    expect(tasks[0]).toMatchObject({
      lastStatus: "RUNNING",
      desiredStatus: "RUNNING",
      group: "service:hello",
      startedBy: primary?.id,
      connectivity: "CONNECTED",
      containers: [
        {
          name: "web",
          lastStatus: "RUNNING",
          imageDigest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/),
          networkInterfaces: [{ privateIpv4Address: addresses[0] }],
        },
      ],
    });
  });

  it("rolls to a new task definition without losing a request", async () => {
    const { dnsName } = await behindLoadBalancer("rolling");
    const before = await tasksOf(endpoint, "rolling");
    const page = "/usr/local/apache2/htdocs/index.html";
    const taskDefinition = await register(endpoint, "rolling", { command: [`echo v2 > ${page} && httpd-foreground`] });
    const { service } = await update("rolling", { taskDefinition });
    expect(service?.deployments).toMatchObject([
      { status: "PRIMARY", rolloutState: "IN_PROGRESS", desiredCount: 2, runningCount: 0 },
      { status: "ACTIVE", rolloutState: "COMPLETED", desiredCount: 2, runningCount: 2 },
    ]);

    const load = loadOn(dnsName);
    let leastRunning = Number.POSITIVE_INFINITY;
    const done = await until(
      async () => {
        const now = await describeService(endpoint, "rolling");
        leastRunning = Math.min(leastRunning, now.runningCount ?? 0);
        return now;
      },
      (now) => now.deployments?.length === 1 && now.deployments[0]?.rolloutState === "COMPLETED",
    );
    const answers = await load.stop();
    expect(answers.get("200")).toBeGreaterThan(20);
    expect([...answers.keys()]).toEqual(["200"]);
    expect(leastRunning).toBeGreaterThanOrEqual(2);
    expect((await ask(dnsName)).body).toBe("v2\n");
    expect(done.taskDefinition).toBe(taskDefinition);
    // Of both at once, or of each by itself.
    const total = (pattern: RegExp) =>
      messages(done).reduce((sum, text) => sum + Number(text.match(pattern)?.[1] ?? 0), 0);
    expect(total(/^\(service rolling\) deregistered (\d) targets in \(target-group arn:/)).toBe(2);
    expect(total(/^\(service rolling\) has begun draining connections on (\d) tasks\.$/)).toBe(2);
    expect(total(/^\(service rolling\) has stopped (\d) running tasks:( \(task [0-9a-f]{32}\))+\.$/)).toBe(2);

    const stopped = await tasksOf(endpoint, "rolling", "STOPPED");
    expect(stopped.map((task) => task.taskArn).sort()).toEqual(before.map((task) => task.taskArn).sort());
    expect(stopped[0]).toMatchObject({
      lastStatus: "STOPPED",
      stopCode: "ServiceSchedulerInitiated",
      stoppedReason: `Scaling activity initiated by (deployment ${done.deployments?.[0]?.id})`,
      containers: [{ exitCode: 0, lastStatus: "STOPPED" }],
    });
  });

  it("puts new tasks in place of the old when a deployment is forced", async () => {
    await behindLoadBalancer("forced");
    const before = await tasksOf(endpoint, "forced");
    const first = (await describeService(endpoint, "forced")).deployments?.[0]?.id;
    await update("forced", { forceNewDeployment: true });
    const service = await steady(endpoint, "forced");
    expect(service.deployments?.[0]?.id).not.toBe(first);
    const after = await tasksOf(endpoint, "forced");
    expect(after).toHaveLength(2);
    for (const task of after) expect(before.map((old) => old.taskArn)).not.toContain(task.taskArn);
  });

  it("deregisters and gives its addresses back when it is deleted", async () => {
    const { targetGroupArn } = await behindLoadBalancer("deleted");
    const service = "deleted";
    await expect(endpoint.ecs.send(new DeleteServiceCommand({ cluster: "main", service }))).rejects.toMatchObject({
      name: "InvalidParameterException",
      message: "The service cannot be stopped while it is scaled above 0.",
    });
    const answer = await endpoint.ecs.send(new DeleteServiceCommand({ cluster: "main", service, force: true }));
    expect(answer.service).toMatchObject({ status: "DRAINING", desiredCount: 0 });
    await expect(create(endpoint, service, { taskDefinition: "deleted" })).rejects.toMatchObject({
      message: "Unable to Start a service that is still Draining.",
    });
    await expect(update(service, { desiredCount: 1 })).rejects.toMatchObject({ name: "ServiceNotActiveException" });
    await until(
      () => describeService(endpoint, service),
      (now) => now.status === "INACTIVE",
    );
    expect((await targets(targetGroupArn)).filter((target) => target.state !== "draining")).toEqual([]);
    await expect(endpoint.ecs.send(new DeleteServiceCommand({ cluster: "main", service }))).rejects.toMatchObject({
      name: "ServiceNotFoundException",
    });
    // The name is free again, and begins anew.
    await create(endpoint, service, { taskDefinition: "deleted", desiredCount: 1 });
    expect(messages(await steady(endpoint, service))).toHaveLength(3);
  });
});

describe("a service", () => {
  it("scales in place: up, down to nothing, and back", async () => {
    await create(endpoint, "scaled", { taskDefinition: await register(endpoint, "scaled"), desiredCount: 1 });
    const first = await steady(endpoint, "scaled");
    await update("scaled", { desiredCount: 4 });
    expect(await steady(endpoint, "scaled")).toMatchObject({ runningCount: 4 });
    await update("scaled", { desiredCount: 0 });
    const none = await steady(endpoint, "scaled");
    expect(none).toMatchObject({ runningCount: 0, pendingCount: 0 });
    expect(none.deployments?.map((deployment) => deployment.id)).toEqual([first.deployments?.[0]?.id]);
    await update("scaled", { desiredCount: 1 });
    expect(await steady(endpoint, "scaled")).toMatchObject({ runningCount: 1 });
  });

  it("replaces a task that someone stops, which shows why it ended", async () => {
    await create(endpoint, "replaced", { taskDefinition: await register(endpoint, "replaced"), desiredCount: 1 });
    await steady(endpoint, "replaced");
    const [victim] = await tasksOf(endpoint, "replaced");
    const stop = new StopTaskCommand({ cluster: "main", task: victim?.taskArn, reason: "for a test" });
    const { task } = await endpoint.ecs.send(stop);
    expect(task).toMatchObject({ desiredStatus: "STOPPED", stopCode: "UserInitiated", stoppedReason: "for a test" });
    await until(
      () => tasksOf(endpoint, "replaced"),
      (tasks) => tasks.length === 1 && tasks[0]?.lastStatus === "RUNNING" && tasks[0]?.taskArn !== victim?.taskArn,
    );
    const [ended] = await until(
      () => tasksOf(endpoint, "replaced", "STOPPED"),
      (tasks) => tasks[0]?.lastStatus === "STOPPED",
    );
    expect(ended).toMatchObject({
      stopCode: "UserInitiated",
      stoppedReason: "for a test",
      connectivity: "DISCONNECTED",
    });
    expect(ended?.stoppedAt?.getTime()).toBeGreaterThanOrEqual(ended?.stoppingAt?.getTime() ?? Number.NaN);
    expect(ended?.attachments?.[0]?.status).toBe("DELETED");
  });

  it("goes through every state of a task's life", async () => {
    const seen = new Set<string>();
    await create(endpoint, "life", { taskDefinition: await register(endpoint, "life"), desiredCount: 1 });
    // Some states last a tenth of a second: too short for those who ask.
    const watch = setInterval(() => {
      for (const { task } of tasks(endpoint.world, "us-east-1").values()) {
        if (task.group === "service:life") seen.add(task.lastStatus);
      }
    }, 5);
    const comes = (state: "RUNNING" | "STOPPED") =>
      until(
        () => tasksOf(endpoint, "life", state),
        ([task]) => task?.lastStatus === state,
      );
    await comes("RUNNING");
    await update("life", { desiredCount: 0 });
    await comes("STOPPED");
    clearInterval(watch);
    for (const state of ["PROVISIONING", "PENDING", "ACTIVATING", "RUNNING", "STOPPING", "DEPROVISIONING", "STOPPED"]) {
      expect([...seen]).toContain(state);
    }
  });
});
