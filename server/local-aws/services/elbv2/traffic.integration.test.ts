import { createHash, randomBytes } from "node:crypto";
import { connect, createServer as createTcpServer } from "node:net";
import {
  CreateListenerCommand,
  CreateRuleCommand,
  DeleteListenerCommand,
  DeregisterTargetsCommand,
  ModifyListenerCommand,
  ModifyLoadBalancerAttributesCommand,
  ModifyTargetGroupAttributesCommand,
} from "@aws-sdk/client-elastic-load-balancing-v2";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestEndpoint, type TestEndpoint } from "../../testing";
import { type Backend, startBackend } from "./testing/backend";
import { call, loopbackPort } from "./testing/call";
import { createBalancer, createChain, createGroup, healthOf, registerTargets } from "./testing/chain";
import { eventually } from "./testing/eventually";

let endpoint: TestEndpoint;
const backends: Backend[] = [];

beforeAll(async () => {
  endpoint = await startTestEndpoint();
});

afterAll(async () => {
  await Promise.all(backends.map((backend) => backend.close()));
  await endpoint.close();
});

async function backend(id: string, port = 80): Promise<Backend> {
  const started = await startBackend(endpoint.world, id, port);
  backends.push(started);
  return started;
}

async function untilHealthy(groupArn: string, ...ids: string[]): Promise<void> {
  await eventually(async () => {
    const health = await healthOf(endpoint, groupArn);
    for (const id of ids) expect(health[id]?.State).toBe("healthy");
  });
}

describe("forwarding", () => {
  test("carries method, path, headers and body, and says who asked", async () => {
    const { dns, groupArn } = await createChain(endpoint, "carry");
    const target = await backend("172.31.0.10", 8080);
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    target.answer((request, response) => {
      let body = "";
      request.on("data", (chunk) => {
        body += chunk;
      });
      request.on("end", () => {
        response.setHeader("Set-Cookie", ["a=1", "b=2"]);
        response.setHeader("Connection", "x-private");
        response.setHeader("X-Private", "hop");
        response.statusCode = 201;
        response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers, body }));
      });
    });
    const answer = await call(endpoint.world, dns, {
      method: "PUT",
      path: "/a%20b?x=1&x=2",
      headers: { "X-Forwarded-For": "203.0.113.7", Connection: "close, x-secret", "X-Secret": "hop", "X-Own": "é" },
      body: "hello ✓",
    });
    expect(answer.status).toBe(201);
    expect(answer.headers["set-cookie"]).toEqual(["a=1", "b=2"]);
    expect(answer.headers["x-private"]).toBeUndefined();
    const seen = JSON.parse(answer.body) as {
      method: string;
      url: string;
      body: string;
      headers: Record<string, string>;
    };
    expect(seen).toMatchObject({ method: "PUT", url: "/a%20b?x=1&x=2", body: "hello ✓" });
    expect(seen.headers).toMatchObject({
      host: dns,
      "x-forwarded-for": "203.0.113.7, 127.0.0.1",
      "x-forwarded-proto": "http",
      "x-forwarded-port": "80",
      "x-own": "é",
    });
    expect(seen.headers["x-amzn-trace-id"]).toMatch(/^Root=1-[0-9a-f]{8}-[0-9a-f]{24}$/);
    expect(seen.headers["x-secret"]).toBeUndefined();
  });

  test("streams large bodies both ways, also under backpressure", async () => {
    const { dns, groupArn } = await createChain(endpoint, "stream");
    const target = await backend("172.31.0.11");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    target.answer((request, response) => void request.pipe(response));
    const body = randomBytes(24 * 1024 * 1024);
    const digest = (data: Buffer) => createHash("sha256").update(data).digest("hex");
    const url = `http://127.0.0.1:${loopbackPort(endpoint.world, dns)}/`;
    const response = await fetch(url, { method: "POST", body });
    expect(digest(Buffer.from(await response.arrayBuffer()))).toBe(digest(body));
  });

  test("passes a part of the answer on before the rest exists", async () => {
    const { dns, groupArn } = await createChain(endpoint, "partial");
    const target = await backend("172.31.0.12");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    let finish = () => {};
    target.answer((_request, response) => {
      response.write("first");
      finish = () => response.end("last");
    });
    const response = await fetch(`http://127.0.0.1:${loopbackPort(endpoint.world, dns)}/`);
    const reader = response.body?.getReader();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("first");
    finish();
    expect(Buffer.from((await reader?.read())?.value ?? []).toString()).toBe("last");
  });

  test("shares requests evenly, also many at once", async () => {
    const { dns, groupArn } = await createChain(endpoint, "share");
    const targets = await Promise.all(["172.31.0.13", "172.31.0.14", "172.31.0.15"].map((id) => backend(id)));
    await registerTargets(endpoint, groupArn, ...targets);
    await untilHealthy(groupArn, ...targets.map((target) => target.id));
    const answers = await Promise.all(Array.from({ length: 300 }, () => call(endpoint.world, dns)));
    const counts = new Map<string, number>();
    for (const answer of answers) counts.set(answer.body, (counts.get(answer.body) ?? 0) + 1);
    expect(Object.fromEntries(counts)).toEqual({ "172.31.0.13": 100, "172.31.0.14": 100, "172.31.0.15": 100 });
  });

  test("tunnels a connection that changes protocol", async () => {
    const { dns, groupArn } = await createChain(endpoint, "upgrade");
    const target = await backend("172.31.0.16");
    target.server.on("upgrade", (_request, socket) => {
      socket.write("HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n");
      socket.on("data", (data: Buffer) => socket.write(data));
      // An upgraded socket is no longer the server's to close.
      socket.on("error", () => socket.destroy());
      socket.on("end", () => socket.end());
    });
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    const socket = connect(loopbackPort(endpoint.world, dns), "127.0.0.1");
    let received = "";
    socket.on("data", (data) => {
      received += data.toString();
    });
    socket.write(`GET /ws HTTP/1.1\r\nHost: ${dns}\r\nConnection: Upgrade\r\nUpgrade: echo\r\n\r\n`);
    await eventually(() => expect(received).toContain("101 Switching Protocols"));
    socket.write("ping");
    await eventually(() => expect(received).toMatch(/ping$/));
    socket.destroy();
  });

  test("is reached by name through the endpoint's own port as well", async () => {
    const { dns, groupArn } = await createChain(endpoint, "by-name");
    const target = await backend("172.31.0.17");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    const own = new URL(endpoint.url);
    const through = (host: string) =>
      new Promise<string>((resolve, reject) => {
        const socket = connect(Number(own.port), "127.0.0.1");
        let text = "";
        socket.on("data", (data) => {
          text += data.toString();
        });
        socket.on("error", reject);
        socket.on("close", () => resolve(text));
        socket.write(`GET / HTTP/1.1\r\nHost: ${host}:${own.port}\r\nConnection: close\r\n\r\n`);
      });
    expect(await through(dns.toUpperCase())).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*172\.31\.0\.17/);
    expect(await through("nobody-1.us-east-1.elb.localhost")).toMatch(/^HTTP\/1\.1 404 /);
    const bare = await createBalancer(endpoint, "no-listener");
    expect(await through(bare.DNSName)).toMatch(/^HTTP\/1\.1 502 [\s\S]*no listener on port 80/);
  });
});

describe("what a load balancer answers by itself", () => {
  test("503 without targets, in ALB's words", async () => {
    const { dns } = await createChain(endpoint, "empty");
    const answer = await call(endpoint.world, dns, { method: "POST", body: "x" });
    expect(answer.status).toBe(503);
    expect(answer.headers).toMatchObject({ server: "awselb/2.0", "content-type": "text/html" });
    expect(answer.body).toBe(
      "<html>\r\n<head><title>503 Service Temporarily Unavailable</title></head>\r\n<body>\r\n" +
        "<center><h1>503 Service Temporarily Unavailable</h1></center>\r\n</body>\r\n</html>\r\n",
    );
  });

  test("502 when the target refuses, resets, or answers garbage", async () => {
    const { dns, groupArn } = await createChain(endpoint, "broken");
    const target = await backend("172.31.1.1");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    target.answer((request) => request.socket.destroy());
    expect((await call(endpoint.world, dns)).status).toBe(502);
    target.answer((request) => request.socket.end("this is not HTTP\r\n\r\n"));
    expect((await call(endpoint.world, dns, { method: "POST", body: "x" })).status).toBe(502);
    target.answer((request) => request.socket.end("HTTP/1.1 099 Odd\r\nContent-Length: 0\r\n\r\n"));
    expect((await call(endpoint.world, dns)).status).toBe(502);
    await target.close();
    const release = endpoint.world.network.attach(target.id);
    const refused = await call(endpoint.world, dns);
    expect([refused.status, refused.body.includes("<h1>502 Bad Gateway</h1>")]).toEqual([502, true]);
    release();
  });

  test("breaks the client's connection off when the answer breaks in the middle", async () => {
    const { dns, groupArn } = await createChain(endpoint, "cut");
    const target = await backend("172.31.1.2");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    target.answer((request, response) => {
      response.writeHead(200, { "Content-Length": 1000 });
      response.write("half", () => request.socket.destroy());
    });
    await expect(call(endpoint.world, dns)).rejects.toThrow();
  });

  test("504 when the target is silent for the idle timeout", async () => {
    const { dns, groupArn, balancerArn } = await createChain(endpoint, "idle");
    const target = await backend("172.31.1.3");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    const Attributes = [{ Key: "idle_timeout.timeout_seconds", Value: "1" }];
    await endpoint.elbv2.send(new ModifyLoadBalancerAttributesCommand({ LoadBalancerArn: balancerArn, Attributes }));
    target.answer(() => {});
    const answer = await call(endpoint.world, dns);
    expect([answer.status, answer.body.includes("504 Gateway Time-out")]).toEqual([504, true]);
  });

  test("400 for what is not HTTP, and goes on serving", async () => {
    const { dns } = await createChain(endpoint, "hostile");
    const port = loopbackPort(endpoint.world, dns);
    const speak = (text: string) =>
      new Promise<string>((resolve) => {
        const socket = connect(port, "127.0.0.1");
        let answer = "";
        socket.on("data", (data) => {
          answer += data.toString();
        });
        socket.on("error", () => resolve(answer));
        socket.on("close", () => resolve(answer));
        socket.write(text);
      });
    expect(await speak("\u0000\u0001garbage\r\n\r\n")).toMatch(/^HTTP\/1\.1 400 Bad Request/);
    expect(await speak(`GET / HTTP/1.1\r\nHost: x\r\nX: ${"y".repeat(200_000)}\r\n\r\n`)).toMatch(/^HTTP\/1\.1 400/);
    expect((await call(endpoint.world, dns)).status).toBe(503);
  });

  test("takes a closed kept-alive connection for what it is and asks again", async () => {
    const { dns, groupArn } = await createChain(endpoint, "stale");
    const id = "172.31.1.4";
    // Answers one request a connection, says it stays open, and closes it at the next request without a word.
    const server = createTcpServer((socket) => {
      let served = false;
      socket.on("error", () => {});
      socket.on("data", () => {
        if (served) return void socket.destroy();
        served = true;
        socket.write("HTTP/1.1 200 OK\r\nContent-Length: 2\r\nConnection: keep-alive\r\n\r\nok");
      });
    });
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const address = server.address();
    const unexpose = endpoint.world.network.expose(id, 80, typeof address === "object" && address ? address.port : 0);
    await registerTargets(endpoint, groupArn, { id, port: 80 });
    await untilHealthy(groupArn, id);
    for (let turn = 0; turn < 4; turn++) expect((await call(endpoint.world, dns)).status).toBe(200);
    unexpose();
    server.close();
  });
});

describe("draining", () => {
  test("finishes what is under way, takes nothing new, and is gone after the delay", async () => {
    const { dns, groupArn } = await createChain(endpoint, "drain");
    const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "2" }];
    await endpoint.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: groupArn, Attributes }));
    const leaving = await backend("172.31.2.1");
    await registerTargets(endpoint, groupArn, leaving);
    await untilHealthy(groupArn, leaving.id);
    let finish: (() => void) | undefined;
    leaving.answer((_request, response) => {
      finish = () => void response.end("finished");
    });
    const underWay = call(endpoint.world, dns);
    await eventually(() => expect(finish).toBeDefined());
    const staying = await backend("172.31.2.2");
    await registerTargets(endpoint, groupArn, staying);
    await endpoint.elbv2.send(
      new DeregisterTargetsCommand({ TargetGroupArn: groupArn, Targets: [{ Id: leaving.id, Port: 80 }] }),
    );
    expect((await healthOf(endpoint, groupArn))[leaving.id]).toEqual({
      State: "draining",
      Reason: "Target.DeregistrationInProgress",
      Description: "Target deregistration is in progress",
    });
    for (let turn = 0; turn < 5; turn++) expect((await call(endpoint.world, dns)).body).toBe(staying.id);
    finish?.();
    expect((await underWay).body).toBe("finished");
    await eventually(async () => expect(Object.keys(await healthOf(endpoint, groupArn))).toEqual([staying.id]));
  });

  test("breaks off with 502 what outlives the delay", async () => {
    const { dns, groupArn } = await createChain(endpoint, "drain-cut");
    const Attributes = [{ Key: "deregistration_delay.timeout_seconds", Value: "1" }];
    await endpoint.elbv2.send(new ModifyTargetGroupAttributesCommand({ TargetGroupArn: groupArn, Attributes }));
    const target = await backend("172.31.2.3");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    let arrived = false;
    target.answer(() => {
      arrived = true;
    });
    const underWay = call(endpoint.world, dns);
    await eventually(() => expect(arrived).toBe(true));
    await endpoint.elbv2.send(new DeregisterTargetsCommand({ TargetGroupArn: groupArn, Targets: [{ Id: target.id }] }));
    expect((await underWay).status).toBe(502);
    expect(await healthOf(endpoint, groupArn)).toEqual({});
  });
});

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
});
