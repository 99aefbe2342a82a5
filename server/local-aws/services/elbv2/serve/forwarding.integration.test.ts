import { createHash, randomBytes } from "node:crypto";
import { connect } from "node:net";

import { describe, expect, test } from "vitest";
import { letEveryoneIn } from "../../../testing/let-in";
import { call, loopbackPort } from "../testing/call";
import { createBalancer, createChain, registerTargets } from "../testing/chain";
import { eventually } from "../testing/eventually";
import { backend, endpoint, shareEndpoint, untilHealthy } from "../testing/shared-endpoint";

shareEndpoint();

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
    await letEveryoneIn(endpoint.ec2);
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

  test("keeps the framing of every kind of answer", async () => {
    const { dns, groupArn } = await createChain(endpoint, "framing");
    const target = await backend("172.31.0.18");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    target.answer((request, response) => {
      request.resume();
      const status = Number(request.url?.slice(1));
      response.writeHead(status, { ETag: '"x"', ...(request.method === "HEAD" ? { "Content-Length": 12 } : {}) });
      response.end(status === 200 && request.method !== "HEAD" ? "body" : undefined);
    });
    const head = await call(endpoint.world, dns, { method: "HEAD", path: "/200" });
    expect([head.status, head.headers["content-length"], head.body]).toEqual([200, "12", ""]);
    for (const status of [204, 304]) {
      const answer = await call(endpoint.world, dns, { path: `/${status}` });
      expect([answer.status, answer.headers.etag, answer.headers["transfer-encoding"]]).toEqual([
        status,
        '"x"',
        undefined,
      ]);
    }
    const expecting = await call(endpoint.world, dns, {
      method: "POST",
      path: "/200",
      headers: { Expect: "100-continue", "Transfer-Encoding": "chunked" },
      body: "chunks",
    });
    expect([expecting.status, expecting.body]).toEqual([200, "body"]);
    const old = await new Promise<string>((resolve) => {
      const socket = connect(loopbackPort(endpoint.world, dns), "127.0.0.1", () =>
        socket.write("GET /200 HTTP/1.0\r\n\r\n"),
      );
      let text = "";
      socket.on("data", (data) => {
        text += data.toString();
      });
      socket.on("close", () => resolve(text));
    });
    expect(old).toMatch(/^HTTP\/1\.1 200 OK[\s\S]*\r\n\r\nbody$/);
  });

  test("stops asking the target when the client goes away", async () => {
    const { dns, groupArn } = await createChain(endpoint, "gone");
    const target = await backend("172.31.0.19");
    await registerTargets(endpoint, groupArn, target);
    await untilHealthy(groupArn, target.id);
    let state = "waiting";
    target.answer((_request, response) => {
      state = "asked";
      response.on("close", () => {
        state = "told";
      });
    });
    const client = new AbortController();
    const asked = fetch(`http://127.0.0.1:${loopbackPort(endpoint.world, dns)}/`, { signal: client.signal });
    await eventually(() => expect(state).toBe("asked"));
    client.abort();
    await expect(asked).rejects.toThrow();
    await eventually(() => expect(state).toBe("told"));
  });
});
