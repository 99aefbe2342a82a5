import {
  DeleteListenerCommand,
  DeregisterTargetsCommand,
  DescribeTargetHealthCommand,
  ModifyListenerCommand,
  ModifyTargetGroupCommand,
  SetSubnetsCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, test } from "vitest";
import { deregisterTarget, isTargetGroupInUse, registerTarget, requestsInFlight, targetState } from "../for-ecs";
import { call } from "../testing/call";
import { createChain, createGroup, groundOf, healthOf, registerTargets } from "../testing/chain";
import { eventually } from "../testing/eventually";
import { backend, endpoint, shareEndpoint } from "../testing/shared-endpoint";

shareEndpoint();

// They mostly wait for health checks: all at once.
describe.concurrent("states and reasons", () => {
  test("a new target is healthy after one check, though five would be needed later", async () => {
    const { groupArn } = await createChain(endpoint, "new", { HealthyThresholdCount: 5 });
    const target = await backend("172.31.4.1");
    await registerTargets(endpoint, groupArn, target);
    await eventually(async () =>
      expect(await healthOf(endpoint, groupArn)).toEqual({ [target.id]: { State: "healthy" } }),
    );
    expect(target.requests).toBe(1);
  });

  test("each way of failing has its reason, and then comes back", async () => {
    const { dns, groupArn } = await createChain(endpoint, "failing", { Matcher: { HttpCode: "200,302" } });
    const wrongCode = await backend("172.31.4.2");
    const silent = await backend("172.31.4.3");
    const redirecting = await backend("172.31.4.4");
    wrongCode.answer((_request, response) => void response.writeHead(404).end());
    silent.answer(() => {});
    redirecting.answer((_request, response) => void response.writeHead(302, { Location: "/x" }).end());
    const release = endpoint.world.network.attach("172.31.4.5");
    const nobody = { id: "172.31.4.6", port: 80 };
    await registerTargets(endpoint, groupArn, wrongCode, silent, redirecting, { id: "172.31.4.5", port: 80 }, nobody);
    // One failure is not enough for the threshold of two: initial, and said why.
    await eventually(async () =>
      expect((await healthOf(endpoint, groupArn))[wrongCode.id]).toEqual({
        State: "initial",
        Reason: "Elb.InitialHealthChecking",
        Description: "Initial health checks in progress",
      }),
    );
    await eventually(async () =>
      expect(await healthOf(endpoint, groupArn)).toEqual({
        [redirecting.id]: { State: "healthy" },
        [wrongCode.id]: {
          State: "unhealthy",
          Reason: "Target.ResponseCodeMismatch",
          Description: "Health checks failed with these codes: [404]",
        },
        [silent.id]: { State: "unhealthy", Reason: "Target.Timeout", Description: "Request timed out" },
        "172.31.4.5": {
          State: "unhealthy",
          Reason: "Target.FailedHealthChecks",
          Description: "Health checks failed",
        },
        [nobody.id]: { State: "unhealthy", Reason: "Target.Timeout", Description: "Request timed out" },
      }),
    );
    release();
    for (let turn = 0; turn < 4; turn++) {
      const answer = await call(endpoint.world, dns);
      expect([answer.status, answer.headers.location]).toEqual([302, "/x"]);
    }
    wrongCode.answer((_request, response) => void response.end("back"));
    await eventually(
      async () => expect((await healthOf(endpoint, groupArn))[wrongCode.id]).toEqual({ State: "healthy" }),
      20_000,
    );
  });

  test("all unhealthy: requests go to all of them (fail-open)", async () => {
    const { dns, groupArn } = await createChain(endpoint, "fail-open", { HealthCheckPath: "/health" });
    const targets = await Promise.all(["172.31.4.10", "172.31.4.11"].map((id) => backend(id)));
    for (const target of targets) {
      target.answer((request, response) => {
        response.statusCode = request.url === "/health" ? 500 : 200;
        response.end(target.id);
      });
    }
    await registerTargets(endpoint, groupArn, ...targets);
    await eventually(async () => {
      const health = Object.values(await healthOf(endpoint, groupArn));
      expect(health.map((one) => one.Description)).toEqual(
        Array(2).fill("Health checks failed with these codes: [500]"),
      );
    });
    const bodies = new Set<string>();
    for (let turn = 0; turn < 4; turn++) bodies.add((await call(endpoint.world, dns)).body);
    expect([...bodies].sort()).toEqual(["172.31.4.10", "172.31.4.11"]);
  });

  test("without a load balancer a target is unused; with one it is checked; then unused again", async () => {
    const { groupArn: first, listenerArn } = await createChain(endpoint, "attach");
    const target = await backend("172.31.4.12");
    const group = await createGroup(endpoint, "attach-later");
    await registerTargets(endpoint, group.TargetGroupArn, target);
    const unused = {
      State: "unused",
      Reason: "Target.NotInUse",
      Description: "Target group is not configured to receive traffic from the load balancer",
    };
    expect(await healthOf(endpoint, group.TargetGroupArn)).toEqual({ [target.id]: unused });
    expect(target.requests).toBe(0);
    const forwardTo = (arn: string) => [{ Type: "forward" as const, TargetGroupArn: arn }];
    await endpoint.elbv2.send(
      new ModifyListenerCommand({ ListenerArn: listenerArn, DefaultActions: forwardTo(group.TargetGroupArn) }),
    );
    await eventually(async () =>
      expect((await healthOf(endpoint, group.TargetGroupArn))[target.id]).toEqual({ State: "healthy" }),
    );
    await endpoint.elbv2.send(
      new ModifyListenerCommand({ ListenerArn: listenerArn, DefaultActions: forwardTo(first) }),
    );
    expect(await healthOf(endpoint, group.TargetGroupArn)).toEqual({ [target.id]: unused });
    // What gets no traffic has nothing to drain.
    const Targets = [{ Id: target.id, Port: 80 }];
    await endpoint.elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn: group.TargetGroupArn, Targets }));
    expect(await healthOf(endpoint, group.TargetGroupArn)).toEqual({});
    await endpoint.elbv2.send(new DeleteListenerCommand({ ListenerArn: listenerArn }));
  });

  test("a target in a zone that the load balancer does not stand in is unused, until it does", async () => {
    const { balancerArn, dns, groupArn } = await createChain(endpoint, "zone");
    const { subnets } = await groundOf(endpoint);
    const standIn = (...Subnets: string[]) =>
      endpoint.elbv2.send(new SetSubnetsCommand({ LoadBalancerArn: balancerArn, Subnets }));
    const target = await backend("172.31.4.15");
    await registerTargets(endpoint, groupArn, target);
    await eventually(async () => expect((await healthOf(endpoint, groupArn))[target.id]?.State).toBe("healthy"));
    // The address belongs to the first zone's subnet.
    await standIn(...subnets.slice(1, 3));
    expect(await healthOf(endpoint, groupArn)).toEqual({
      [target.id]: {
        State: "unused",
        Reason: "Target.NotInUse",
        Description: "Target is in an Availability Zone that is not enabled for the load balancer",
      },
    });
    expect((await call(endpoint.world, dns)).status, "no fail-open").toBe(503);
    await standIn(...subnets.slice(0, 2));
    await eventually(async () => expect((await healthOf(endpoint, groupArn))[target.id]?.State).toBe("healthy"));
    expect((await call(endpoint.world, dns)).status).toBe(200);
  });

  test("a health check on another port and path, changed while running", async () => {
    const { groupArn } = await createChain(endpoint, "port", { HealthCheckPort: "9000", HealthCheckPath: "/up" });
    const target = await backend("172.31.4.13");
    await registerTargets(endpoint, groupArn, target);
    await eventually(async () =>
      expect((await healthOf(endpoint, groupArn))[target.id]).toMatchObject({ State: "unhealthy" }),
    );
    let path = "";
    target.answer((request, response) => {
      path = request.url ?? "";
      response.end();
    });
    await endpoint.elbv2.send(
      new ModifyTargetGroupCommand({
        TargetGroupArn: groupArn,
        HealthCheckPort: "traffic-port",
        HealthCheckPath: "/ready?deep=1",
      }),
    );
    await eventually(async () => expect((await healthOf(endpoint, groupArn))[target.id]?.State).toBe("healthy"));
    expect(path).toBe("/ready?deep=1");
  });

  test("asked for a target that is not registered", async () => {
    const { groupArn } = await createChain(endpoint, "asked");
    const command = new DescribeTargetHealthCommand({ TargetGroupArn: groupArn, Targets: [{ Id: "172.31.4.14" }] });
    const { TargetHealthDescriptions } = await endpoint.elbv2.send(command);
    expect(TargetHealthDescriptions?.[0]).toMatchObject({
      Target: { Id: "172.31.4.14", Port: 80 },
      TargetHealth: { State: "unused", Reason: "Target.NotRegistered" },
    });
  });
});

test("what ECS uses: register, state, in-flight, deregister", async () => {
  const { groupArn, dns } = await createChain(endpoint, "for-ecs");
  const { world } = endpoint;
  const target = await backend("172.31.5.1", 8080);
  expect(targetState(world, "us-east-1", groupArn, target)).toBeUndefined();
  registerTarget(world, "us-east-1", groupArn, { id: target.id, port: target.port });
  registerTarget(world, "us-east-1", groupArn, { id: target.id, port: target.port });
  await eventually(() => expect(targetState(world, "us-east-1", groupArn, target)).toEqual({ state: "healthy" }));
  let answered = () => {};
  target.answer((_request, response) => {
    answered = () => void response.end("late");
  });
  const underWay = call(world, dns);
  await eventually(() => expect(requestsInFlight(world, "us-east-1", groupArn, target)).toBe(1));
  deregisterTarget(world, "us-east-1", groupArn, target);
  expect(targetState(world, "us-east-1", groupArn, target)?.state).toBe("draining");
  await eventually(() => {
    answered();
    expect(requestsInFlight(world, "us-east-1", groupArn, target)).toBe(0);
  });
  expect((await underWay).body).toBe("late");
  // Registered again while draining: it is back at once, and checked anew.
  target.answer((_request, response) => void response.end("again"));
  registerTarget(world, "us-east-1", groupArn, { id: target.id, port: target.port });
  await eventually(() => expect(targetState(world, "us-east-1", groupArn, target)?.state).toBe("healthy"));
  expect(isTargetGroupInUse(world, "us-east-1", groupArn)).toBe(true);
  expect(() => registerTarget(world, "us-east-1", `${groupArn}x`, { id: target.id, port: 1 })).toThrow(/not found/);
});

test("five thousand targets are all judged", async () => {
  // On a busy machine a check takes its time; one that timed out would come again only 15 s later.
  const patient = { HealthCheckIntervalSeconds: 15, HealthCheckTimeoutSeconds: 14 };
  const { groupArn } = await createChain(endpoint, "crowd", patient);
  const target = await backend("172.31.6.1");
  const port = endpoint.world.network.resolve(target.id, 80);
  if (port.kind !== "open") throw new Error("not open");
  const ids = Array.from({ length: 5_000 }, (_, n) => `172.31.${16 + Math.floor(n / 200)}.${(n % 200) + 1}`);
  const releases = ids.map((id) => endpoint.world.network.expose(id, 80, port.loopbackPort));
  for (const id of ids) registerTarget(endpoint.world, "us-east-1", groupArn, { id, port: 80 });
  // Asks for the first only that is not judged yet: asking for all takes the time that the checks need.
  let judged = 0;
  const isHealthy = (id: string) =>
    targetState(endpoint.world, "us-east-1", groupArn, { id, port: 80 })?.state === "healthy";
  await eventually(() => {
    while (isHealthy(ids[judged] ?? "")) judged++;
    expect(judged).toBe(ids.length);
  }, 100_000);
  expect(Object.values(await healthOf(endpoint, groupArn)).map((one) => one.State)).toEqual(
    Array(5_000).fill("healthy"),
  );
  for (const release of releases) release();
});
