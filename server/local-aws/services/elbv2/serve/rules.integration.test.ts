import {
  CreateListenerCommand,
  CreateRuleCommand,
  DeleteListenerCommand,
  DescribeListenersCommand,
  ModifyListenerCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { describe, expect, test } from "vitest";
import { call } from "../testing/call";
import { createChain, createGroup, registerTargets } from "../testing/chain";
import { backend, endpoint, shareEndpoint, untilHealthy } from "../testing/shared-endpoint";

shareEndpoint();

describe("rules", () => {
  test("are met by priority; paths and hosts with wildcards; the default rule takes the rest", async () => {
    const { dns, listenerArn, groupArn } = await createChain(endpoint, "rules");
    const target = await backend("172.31.3.1");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    const fixed = (body: string) => [
      {
        Type: "fixed-response" as const,
        FixedResponseConfig: { StatusCode: "404", ContentType: "text/plain", MessageBody: body },
      },
    ];
    const rule = (Priority: number, Field: string, value: string, body: string) =>
      endpoint.elbv2.send(
        new CreateRuleCommand({
          ListenerArn: listenerArn,
          Priority,
          Conditions: [{ Field, Values: [value] }],
          Actions: fixed(body),
        }),
      );
    await rule(20, "path-pattern", "/api/*", "any api");
    await rule(10, "path-pattern", "/api/v?/x", "versioned");
    await rule(30, "host-header", "*.Example.com", "host");
    const body = async (path: string, host = dns) =>
      (await call(endpoint.world, dns, { path, headers: { host } })).body;
    expect(await body("/api/v1/x?q=/api/y")).toBe("versioned");
    expect(await body("/api/v10/x")).toBe("any api");
    expect(await body("/API/v1/x")).toBe(target.id);
    expect(await body("/", "shop.example.COM:8080")).toBe("host");
    expect(await body("/", "example.com")).toBe(target.id);
    const answer = await call(endpoint.world, dns, { path: "/api/" });
    expect(answer.status).toBe(404);
    expect(answer.headers["content-type"]).toBe("text/plain; charset=utf-8");
  });

  test("forward by weight, and redirect", async () => {
    const { dns, listenerArn, groupArn } = await createChain(endpoint, "weights");
    const second = await createGroup(endpoint, "weights-2");
    const [heavy, light] = [await backend("172.31.3.2"), await backend("172.31.3.3")];
    await endpoint.elbv2.send(
      new ModifyListenerCommand({
        ListenerArn: listenerArn,
        DefaultActions: [
          {
            Type: "forward",
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: groupArn, Weight: 3 },
                { TargetGroupArn: second.TargetGroupArn, Weight: 1 },
              ],
            },
          },
        ],
      }),
    );
    await registerTargets(endpoint, groupArn, heavy);
    await registerTargets(endpoint, second.TargetGroupArn, light);
    await untilHealthy(groupArn, heavy.id);
    await untilHealthy(second.TargetGroupArn, light.id);
    const bodies = await Promise.all(Array.from({ length: 40 }, async () => (await call(endpoint.world, dns)).body));
    expect(bodies.filter((body) => body === heavy.id)).toHaveLength(30);
    await endpoint.elbv2.send(
      new CreateRuleCommand({
        ListenerArn: listenerArn,
        Priority: 1,
        Conditions: [{ Field: "path-pattern", PathPatternConfig: { Values: ["/old/*"] } }],
        Actions: [
          {
            Type: "redirect",
            RedirectConfig: { Protocol: "HTTPS", Port: "443", Path: "/new/#{path}", StatusCode: "HTTP_301" },
          },
        ],
      }),
    );
    const moved = await call(endpoint.world, dns, { path: "/old/a?b=c" });
    expect([moved.status, moved.headers.location]).toEqual([301, `https://${dns}:443/new/old/a?b=c`]);
  });
});

describe("listeners", () => {
  test("move to another port, and are gone when deleted", async () => {
    const { dns, listenerArn } = await createChain(endpoint, "move");
    await endpoint.elbv2.send(new ModifyListenerCommand({ ListenerArn: listenerArn, Port: 8081 }));
    expect(endpoint.world.network.resolve(dns, 80).kind).toBe("refused");
    expect((await call(endpoint.world, dns, { port: 8081 })).status).toBe(503);
    await endpoint.elbv2.send(new DeleteListenerCommand({ ListenerArn: listenerArn }));
    expect(endpoint.world.network.resolve(dns, 8081).kind).toBe("refused");
  });

  test("one load balancer has many", async () => {
    const { dns, balancerArn } = await createChain(endpoint, "many");
    const DefaultActions = [
      { Type: "fixed-response" as const, FixedResponseConfig: { StatusCode: "200", MessageBody: "second" } },
    ];
    const input = { LoadBalancerArn: balancerArn, Protocol: "HTTP" as const, Port: 8080, DefaultActions };
    await endpoint.elbv2.send(new CreateListenerCommand(input));
    expect((await call(endpoint.world, dns, { port: 8080 })).body).toBe("second");
    expect((await call(endpoint.world, dns)).status).toBe(503);
  });

  test("changed and deleted at once end as they are stored, with nothing left open", async () => {
    const { dns, listenerArn } = await createChain(endpoint, "at-once");
    const move = (Port: number) => endpoint.elbv2.send(new ModifyListenerCommand({ ListenerArn: listenerArn, Port }));
    await Promise.all([move(8001), move(8002), move(8003)]);
    const stored = await endpoint.elbv2.send(new DescribeListenersCommand({ ListenerArns: [listenerArn] }));
    const kinds = [80, 8001, 8002, 8003].map((port) => [port, endpoint.world.network.resolve(dns, port).kind]);
    expect(kinds.filter(([, kind]) => kind === "open")).toEqual([[stored.Listeners?.[0]?.Port, "open"]]);
    await Promise.all([
      move(8004).catch(() => {}),
      endpoint.elbv2.send(new DeleteListenerCommand({ ListenerArn: listenerArn })),
    ]);
    for (const port of [8001, 8002, 8003, 8004]) expect(endpoint.world.network.resolve(dns, port).kind).toBe("refused");
  });
});
