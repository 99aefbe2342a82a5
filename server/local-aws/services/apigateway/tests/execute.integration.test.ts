import { Readable } from "node:stream";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { call, createApi, echo, echoed, startBackend, startGateway, until } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});

const HOST = "web-1.us-east-1.elb.localhost";

/** `chunk` again and again up to `size` bytes, as fast as they are taken. */
function* chunks(chunk: Buffer, size: number, beforeLast?: () => void) {
  for (let sent = chunk.length; sent <= size; sent += chunk.length) {
    if (sent === size) beforeLast?.();
    yield chunk;
  }
}

/** The stage of an API with one method, whose integration has this URI. */
async function stageFor(uri: string, variables?: Record<string, string>, integration: object = {}) {
  const api = await createApi(endpoint);
  await api.method("/x", { uri, ...integration });
  await api.deploy("dev", variables);
  return api;
}

describe("a proxy integration", () => {
  it("finds a load balancer's name inside the endpoint and sends that name as Host", async () => {
    const backend = await startBackend(echo);
    const hide = endpoint.world.network.expose(HOST, 80, backend.port);
    const api = await stageFor("http://${stageVariables.elb}/hello", { elb: "WEB-1.us-east-1.elb.localhost" });
    const seen = await echoed(api.url("dev", "/x?b=2&b=3&a=%20"), {
      headers: { "X-Custom": "1", "x-forwarded-for": "9.9.9.9" },
    });
    hide();
    expect(seen).toMatchObject({ method: "GET", url: "/hello?b=2&b=3&a=%20", body: "" });
    expect(seen.headers).toMatchObject({
      host: "WEB-1.us-east-1.elb.localhost",
      "x-custom": "1",
      "x-forwarded-for": "9.9.9.9, 127.0.0.1",
      "x-forwarded-proto": "http",
      "x-amzn-apigateway-api-id": api.id,
    });
    expect(seen.headers["x-amzn-trace-id"]).toMatch(/^Root=1-/);
  });

  it("passes method, body, status and headers through; hop-by-hop headers stay behind", async () => {
    const backend = await startBackend((request, response) => {
      const { method } = request;
      response.writeHead(418, {
        "x-answer": String(method),
        "set-cookie": ["a=1", "b=2"],
        server: "teapot",
        "keep-alive": "timeout=9",
      });
      request.pipe(response);
    });
    const api = await createApi(endpoint);
    await api.method(
      "/{proxy+}",
      { uri: `http://${backend.authority}/`, integrationHttpMethod: "ANY" },
      { httpMethod: "ANY" },
    );
    await api.deploy("dev");
    const answer = await call(api.url("dev", "/a"), { method: "PUT", body: "é ✓" });
    expect(answer.status).toBe(418);
    expect(answer.body).toBe("é ✓");
    expect(answer.headers).toMatchObject({
      "x-answer": "PUT",
      "set-cookie": ["a=1", "b=2"],
      "x-amzn-remapped-server": "teapot",
    });
    expect(answer.headers.server).toBeUndefined();
    expect(answer.headers["keep-alive"]).not.toBe("timeout=9");
    expect(answer.headers["x-amzn-requestid"]).toMatch(/^[0-9a-f-]{36}$/);
    expect(answer.headers["x-amz-apigw-id"]).toBeTruthy();
  });

  it("maps path, query and header, and leaves the path as it was written", async () => {
    const backend = await startBackend(echo);
    const api = await createApi(endpoint);
    await api.method(
      "/o/{id}/{proxy+}",
      {
        uri: `http://${backend.authority}/base/{id}/{proxy}?fixed=1`,
        integrationHttpMethod: "ANY",
        requestParameters: {
          "integration.request.path.id": "method.request.path.id",
          "integration.request.path.proxy": "method.request.path.proxy",
          "integration.request.querystring.who": "method.request.header.X-Who",
          "integration.request.header.X-Stage": "stageVariables.name",
          "integration.request.header.X-Id": "method.request.path.id",
          "integration.request.header.X-Fixed": "'literal'",
        },
      },
      {
        httpMethod: "ANY",
        requestParameters: {
          "method.request.path.id": true,
          "method.request.path.proxy": true,
          "method.request.header.X-Who": false,
        },
      },
    );
    await api.deploy("dev", { name: "dev" });
    const seen = await echoed(api.url("dev", "/o/a%20b/c%2Fd/../e/?who=caller&keep=1"), {
      method: "DELETE",
      headers: { "X-Who": "me&you", "X-Fixed": "caller's" },
    });
    expect(seen.method).toBe("DELETE");
    expect(seen.url).toBe("/base/a%20b/c%2Fd/../e/?fixed=1&keep=1&who=me%26you");
    expect(seen.headers).toMatchObject({ "x-stage": "dev", "x-id": "a b", "x-fixed": "literal" });
  });

  it("does not let a decoded path variable break into the headers", async () => {
    const backend = await startBackend(echo);
    const api = await createApi(endpoint);
    await api.method(
      "/{id}",
      {
        uri: `http://${backend.authority}/`,
        requestParameters: { "integration.request.header.X-Id": "method.request.path.id" },
      },
      { requestParameters: { "method.request.path.id": true } },
    );
    await api.deploy("dev");
    const answer = await call(api.url("dev", "/a%0d%0aX-Evil:1"));
    expect(answer.status).toBe(500);
  });

  it("answers by Host name too, and hands redirects to the caller", async () => {
    const backend = await startBackend((_, response) =>
      response.writeHead(302, { location: "http://elsewhere.example/" }).end(),
    );
    const api = await stageFor(`http://${backend.authority}/`);
    const answer = await call(`${endpoint.url}/dev/x`, { headers: { host: `${api.id}.execute-api.localhost:4566` } });
    expect(answer.status).toBe(302);
    expect(answer.headers.location).toBe("http://elsewhere.example/");
  });

  it("streams 50 MB up and down: the endpoint reads while the caller still sends", async () => {
    const size = 50 * 1024 * 1024;
    const chunk = Buffer.alloc(64 * 1024, 97);
    let received = 0;
    const backend = await startBackend((request, response) => {
      request.on("data", (data: Buffer) => {
        received += data.length;
      });
      request.on("end", () => {
        response.writeHead(200, { "content-length": size });
        Readable.from(chunks(chunk, size)).pipe(response);
      });
    });
    const api = await createApi(endpoint);
    await api.method("/x", { uri: `http://${backend.authority}/` }, { httpMethod: "POST" });
    await api.deploy("dev");
    let receivedBeforeLast = 0;
    const upload = Readable.from(
      chunks(chunk, size, () => {
        receivedBeforeLast = received;
      }),
    );
    const body = Readable.toWeb(upload) as ReadableStream;
    const answer = await fetch(api.url("dev", "/x"), { method: "POST", duplex: "half", body } as RequestInit);
    let length = 0;
    for await (const part of answer.body ?? []) length += part.length;
    expect(length).toBe(size);
    expect(received).toBe(size);
    expect(receivedBeforeLast).toBeGreaterThan(0);
  });

  it("sends the head before the body comes, and stops the endpoint's work when the caller goes away", async () => {
    let stopped = false;
    const backend = await startBackend((_, response) => {
      response.writeHead(200, { "content-type": "text/event-stream" });
      response.flushHeaders();
      response.on("close", () => {
        stopped = true;
      });
    });
    const api = await stageFor(`http://${backend.authority}/`);
    const caller = new AbortController();
    const answer = await fetch(api.url("dev", "/x"), { signal: caller.signal });
    expect(answer.headers.get("content-type")).toBe("text/event-stream");
    caller.abort();
    await until(() => stopped, "the backend sees its connection closed");
  });

  it("takes another connection when a kept-alive one is closed under it", async () => {
    const used = new WeakSet<object>();
    let dropped = 0;
    const backend = await startBackend((request, response) => {
      if (used.has(request.socket)) {
        dropped++;
        request.socket.destroy();
      } else {
        used.add(request.socket);
        echo(request, response);
      }
    });
    const api = await stageFor(`http://${backend.authority}/`);
    await echoed(api.url("dev", "/x"));
    await echoed(api.url("dev", "/x"));
    expect(dropped).toBe(1);
  });

  it("hands on an answer that comes before the body was read", async () => {
    const backend = await startBackend((_, response) => response.writeHead(413).end("too much"));
    const api = await createApi(endpoint);
    await api.method("/x", { uri: `http://${backend.authority}/` }, { httpMethod: "POST" });
    await api.deploy("dev");
    const answer = await call(api.url("dev", "/x"), { method: "POST", body: "a".repeat(4_000_000) });
    expect(answer).toMatchObject({ status: 413, body: "too much" });
  });
});
