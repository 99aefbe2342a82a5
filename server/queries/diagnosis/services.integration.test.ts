import {
  DeleteServiceCommand,
  DeregisterTaskDefinitionCommand,
  DescribeServicesCommand,
  UpdateServiceCommand,
} from "@aws-sdk/client-ecs";
import {
  CreateRuleCommand,
  DescribeListenersCommand,
  DescribeLoadBalancersCommand,
  DescribeTargetHealthCommand,
  ModifyListenerCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, it, vi } from "vitest";
import { call } from "../../local-aws/services/elbv2/testing/call";
import { createGroup, registerTargets } from "../../local-aws/services/elbv2/testing/chain";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { letEveryoneIn } from "../../local-aws/testing/let-in";
import { getEnvironment } from "../environment";
import { diagnosed, hopOf, hopsOf } from "../testing/diagnosed";
import { pointAt } from "../testing/point-at";
import { healed, remedied, runs } from "../testing/remedies";
import { create, register, steady } from "../testing/service";
import { misbehave, type Serve, serving } from "../testing/serving";
import { until } from "../testing/until";

vi.mock("@/server/store", () => ({
  liveOperations: async () => [],
  listRestorePoints: async () => [],
  listVariableChanges: async () => [],
  listStageChanges: async () => [],
}));

let endpoint: TestEndpoint;
let serve: Serve;
let serveWell: Serve;

beforeAll(async () => {
  endpoint = await startTestEndpoint();
  await letEveryoneIn(endpoint.ec2);
  pointAt(endpoint.url);
  ({ serve, serveWell } = serving(endpoint));
});
afterAll(() => endpoint.close());

const isRollout = ({ code }: { code?: string }) => code === "service.rollout";
const breaker = { deploymentCircuitBreaker: { enable: true, rollback: false } };

// They mostly wait for rollouts and health checks: all at once.
describe.concurrent("a service", () => {
  it("scaled to 0", async () => {
    const { apiId } = await serve("zero", {}, { desiredCount: 0 });
    const { cause } = await diagnosed(apiId, {
      hop: "service",
      code: "service.scaledToZero",
      words: /scaled to 0/,
      health: "suspended",
    });
    await healed(apiId, cause);
  });

  it("that has no place for its tasks", async () => {
    // With the launch type EC2 and nothing to place it on. A change of the count alone begins no rollout.
    const { apiId } = await serve("homeless", {}, { desiredCount: 0, launchType: "EC2" });
    await steady(endpoint, "homeless");
    await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "homeless", desiredCount: 2 }));
    const { detail, cause } = await diagnosed(apiId, {
      hop: "service",
      code: "service.belowDesired",
      words: /homeless runs 0 of 2 tasks\. No place was found to run a task\./,
    });
    expect(detail.causes[0]).toEqual(cause);
    expect(hopOf(detail, "targetGroup")).toMatchObject({ code: "targetGroup.waiting" });
    expect(cause.since).toBeTruthy();
  });

  it("whose health checks ask for a path that it does not have", async () => {
    const grace = { healthCheckGracePeriodSeconds: 600 };
    const { apiId } = await serve("lost", {}, grace, { HealthCheckPath: "/missing" });
    const { cause } = await diagnosed(apiId, {
      hop: "targetGroup",
      code: "targetGroup.allUnhealthy",
      words: /HTTP \/missing on the target's port\) was answered with a status other than 200/,
    });
    expect(cause.remedy?.cli).toMatch(/ modify-target-group .* --health-check-path \/$/);
    await healed(apiId, cause);
  });

  it("that is being deleted", async () => {
    const { apiId, dns } = await serve("going", misbehave({ HANG: "/slow" }));
    await steady(endpoint, "going");
    // A request that is under way keeps its task, and with it the service.
    const held = call(endpoint.world, dns, { path: "/slow" });
    await endpoint.ecs.send(new DeleteServiceCommand({ cluster: "main", service: "going", force: true }));
    const expected = {
      hop: "service",
      code: "service.inactive",
      words: /going is draining: it is being deleted/,
    } as const;
    await diagnosed(apiId, { ...expected, health: "missing" });
    held.catch(() => undefined);
  });

  it("whose circuit breaker fired", async () => {
    const { apiId } = await serve("fuse", { command: ["exit 9"] }, { deploymentConfiguration: breaker });
    const { paths, causes } = await until(
      () => getEnvironment(apiId, "dev"),
      (now) => hopOf(now, "service")?.code === "service.circuitBreaker" && hopOf(now, "task") !== undefined,
      90,
    );
    expect(causes).toMatchObject([{ hop: "task", code: "task.exited", message: expect.stringMatching(/with code 9/) }]);
    expect(paths[0]?.hops.slice(-3)).toMatchObject([
      { kind: "targetGroup", consequenceOf: "task" },
      { kind: "service", consequenceOf: "task", words: expect.stringMatching(/exited with code 9.*0 of 1/) },
      { kind: "task" },
    ]);
  });

  it("whose circuit breaker fired, and that went back to what ran before", async () => {
    const breaking = { deploymentCircuitBreaker: { enable: true, rollback: true } };
    const { apiId } = await serveWell("back", {}, { deploymentConfiguration: breaking });
    const taskDefinition = await register(endpoint, "back", { image: "no/such-image:1" });
    await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "back", taskDefinition }));
    const { detail, cause } = await diagnosed(
      apiId,
      {
        hop: "service",
        code: "service.circuitBreaker",
        words: /circuit breaker.* The image no\/such-image:1 cannot be pulled\. ECS went back.*1 of 1/,
      },
      90,
    );
    expect(cause).toMatchObject({ verdict: "warn", since: expect.any(String) });
    const said = hopOf(detail, "service")?.evidence.find(({ label }) => label === "AWS says");
    expect(said).toMatchObject({ value: expect.stringContaining("CannotPullContainerError"), at: expect.any(String) });
    // A rollout that comes through ends it.
    const mended = await register(endpoint, "back");
    await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "back", taskDefinition: mended }));
    await until(
      () => getEnvironment(apiId, "dev"),
      ({ health, causes }) => health === "healthy" && causes.length === 0,
      90,
    );
  });

  it("that rolls out, and one that cannot", async () => {
    const { apiId } = await serveWell(
      "roll",
      {},
      {
        deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 150 },
      },
    );
    await endpoint.ecs.send(
      new UpdateServiceCommand({
        cluster: "main",
        service: "roll",
        taskDefinition: await register(endpoint, "roll", { image: "httpd:2.2" }),
      }),
    );
    await diagnosed(apiId, {
      hop: "service",
      code: "service.rolloutStuck",
      words: /is stuck: 1 of 1 tasks run\. The deployment configuration leaves no room/,
    });
    await endpoint.ecs.send(
      new UpdateServiceCommand({
        cluster: "main",
        service: "roll",
        deploymentConfiguration: { minimumHealthyPercent: 100, maximumPercent: 200 },
      }),
    );
    await until(
      () => getEnvironment(apiId, "dev"),
      ({ health }) => health === "healthy",
      90,
    );
  });

  it("that has only begun, and is waited for as the remedy says", async () => {
    const { apiId } = await serve("slow", misbehave({ HANG: "true" }), { healthCheckGracePeriodSeconds: 600 });
    const { paths } = await until(
      () => getEnvironment(apiId, "dev"),
      (now) => now.paths.some(({ hops }) => hops.some(isRollout)),
    );
    const found = paths.flatMap(({ hops }) => hops).find(isRollout);
    const words = found?.remedy?.cli ?? "";
    expect(found).toMatchObject({ code: "service.rollout", verdict: "warn" });
    expect(words).toContain(" wait services-stable ");
    const taskDefinition = await register(endpoint, "slow");
    await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "slow", taskDefinition }));
    await runs(words);
    const { services } = await endpoint.ecs.send(new DescribeServicesCommand({ cluster: "main", services: ["slow"] }));
    expect(services?.[0]?.deployments).toMatchObject([{ taskDefinition, runningCount: 1 }]);
  });

  it("whose task definition was deregistered, and whose group gets a stranger", async () => {
    const { apiId, targetGroupArn, taskDefinition } = await serveWell("old");
    await endpoint.ecs.send(new DeregisterTaskDefinitionCommand({ taskDefinition }));
    await diagnosed(apiId, {
      hop: "service",
      code: "service.definitionInactive",
      words: /deregistered/,
      health: "healthy",
    });

    // An address that EC2 keeps for itself: no task is given it.
    await registerTargets(endpoint, targetGroupArn, { id: "172.31.0.3", port: 80 });
    const { detail, cause } = await diagnosed(apiId, {
      hop: "target",
      code: "target.noTask",
      words: /172\.31\.0\.3:80 of old is no task of old/,
    });
    expect(hopsOf(detail).filter(({ code }) => code === "target.noTask")).toHaveLength(1);
    await remedied(apiId, cause);
  });

  it("whose group gets a task of another service", async () => {
    const [host, guest] = await Promise.all([serveWell("host"), serveWell("guest")]);
    const health = await endpoint.elbv2.send(new DescribeTargetHealthCommand({ TargetGroupArn: guest.targetGroupArn }));
    const id = health.TargetHealthDescriptions?.[0]?.Target?.Id ?? "";
    await registerTargets(endpoint, host.targetGroupArn, { id, port: 80 });
    const { cause } = await diagnosed(host.apiId, {
      hop: "target",
      code: "target.noTask",
      words: /of host is a task of guest, not of host, and yet/,
    });
    await remedied(host.apiId, cause);
  });

  it("beside another in one group", async () => {
    const { apiId, targetGroupArn } = await serveWell("one");
    await create(endpoint, "two", targetGroupArn, { taskDefinition: await register(endpoint, "two") });
    await diagnosed(apiId, {
      hop: "targetGroup",
      code: "targetGroup.twoServices",
      words: /Services (one and two|two and one) both register in target group one/,
    });
    // As the remedy says: what is not meant any more takes nothing from the other.
    await endpoint.ecs.send(new UpdateServiceCommand({ cluster: "main", service: "two", desiredCount: 0 }));
    await until(
      () => getEnvironment(apiId, "dev"),
      ({ health, causes }) => health === "healthy" && causes.length === 0,
    );
  });

  it("whose target group is not the listener's, then not that of the listener's rule", async () => {
    // As what Stageway makes is marked: another group's service would be named, and no command given that moves to it.
    const tags = [{ key: "stageway:environment", value: "broken/dev" }];
    const { apiId } = await serveWell("missed", {}, { tags });
    const { LoadBalancers } = await endpoint.elbv2.send(new DescribeLoadBalancersCommand({ Names: ["missed"] }));
    const { Listeners } = await endpoint.elbv2.send(
      new DescribeListenersCommand({ LoadBalancerArn: LoadBalancers?.[0]?.LoadBalancerArn }),
    );
    const ListenerArn = Listeners?.[0]?.ListenerArn;
    const { TargetGroupArn } = await createGroup(endpoint, "another");
    const Actions = [{ Type: "forward" as const, TargetGroupArn }];
    const expected = {
      hop: "listener",
      code: "listener.otherGroup",
      words: /target group another, where no service registers: .*service missed registers in missed/,
    } as const;
    await endpoint.elbv2.send(new ModifyListenerCommand({ ListenerArn, DefaultActions: Actions }));
    const { detail, cause } = await diagnosed(apiId, expected);
    expect(hopOf(detail, "targetGroup")).toMatchObject({ consequenceOf: "listener" });
    expect(cause.remedy?.cli).toContain(" modify-listener ");
    await remedied(apiId, cause);

    const Conditions = [{ Field: "path-pattern", Values: ["/*"] }];
    await endpoint.elbv2.send(new CreateRuleCommand({ ListenerArn, Priority: 5, Conditions, Actions }));
    await endpoint.elbv2.send(new ModifyListenerCommand({ ListenerArn, DefaultActions: Actions }));
    const ruled = await diagnosed(apiId, expected);
    expect(ruled.cause.remedy?.cli).toContain(" modify-rule ");
    await remedied(apiId, ruled.cause);
  });
});
