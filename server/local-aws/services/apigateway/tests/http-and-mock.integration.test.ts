import { PutIntegrationResponseCommand, PutMethodResponseCommand } from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { call, createApi, echo, startBackend, startGateway, type TestApi } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});

async function respond(api: TestApi, resourceId: string, statusCode: string, input: object = {}, httpMethod = "GET") {
  const address = { restApiId: api.id, resourceId, httpMethod, statusCode };
  await endpoint.apigateway.send(
    new PutMethodResponseCommand({ ...address, responseParameters: { "method.response.header.X-Out": false } }),
  );
  await endpoint.apigateway.send(new PutIntegrationResponseCommand({ ...address, ...input }));
}

describe("HTTP", () => {
  it("maps statuses by pattern, headers and literal templates; the caller's own headers and query stay behind", async () => {
    const backend = await startBackend((request, response) => {
      if (request.url === "/500") return void response.writeHead(500, { "x-in": "bad" }).end("internals");
      echo(request, response);
    });
    const api = await createApi(endpoint);
    for (const path of ["/ok", "/500"]) {
      const id = await api.method(path, { type: "HTTP", uri: `http://${backend.authority}${path}` });
      await respond(api, id, "200");
      await respond(api, id, "502", {
        selectionPattern: "5\\d{2}",
        responseParameters: { "method.response.header.X-Out": "integration.response.header.X-In" },
        responseTemplates: { "application/json": '{"error": "$5 or less"}' },
      });
    }
    await api.deploy("dev");
    const ok = await call(api.url("dev", "/ok?secret=1"), { headers: { "x-secret": "1" } });
    const seen = JSON.parse(ok.body);
    expect(seen.url).toBe("/ok");
    expect(seen.headers["x-secret"]).toBeUndefined();
    expect(seen.headers["user-agent"]).toBe(`AmazonAPIGateway_${api.id}`);
    const bad = await call(api.url("dev", "/500"));
    expect(bad).toMatchObject({ status: 502, body: '{"error": "$5 or less"}', headers: { "x-out": "bad" } });
  });

  it("passes a body on, or replaces it by a template, or refuses the media type", async () => {
    const backend = await startBackend(echo);
    const api = await createApi(endpoint);
    const post = { httpMethod: "POST" };
    const uri = `http://${backend.authority}/`;
    const settings: [string, object][] = [
      ["/pass", {}],
      ["/literal", { requestTemplates: { "application/json": '{"fixed":1}' } }],
      ["/never", { passthroughBehavior: "NEVER" }],
      ["/vtl", { requestTemplates: { "application/json": "$input.json('$')" } }],
    ];
    for (const [path, integration] of settings) {
      const id = await api.method(path, { type: "HTTP", uri, ...integration }, post);
      await respond(api, id, "200", {}, "POST");
    }
    await api.deploy("dev");
    const send = (path: string) =>
      call(api.url("dev", path), {
        method: "POST",
        body: "a=1",
        headers: { "content-type": "application/json; charset=x" },
      });
    expect(JSON.parse((await send("/pass")).body).body).toBe("a=1");
    expect(JSON.parse((await send("/literal")).body).body).toBe('{"fixed":1}');
    expect(await send("/never")).toMatchObject({ status: 415, body: '{"message":"Unsupported Media Type"}' });
    expect((await send("/vtl")).status).toBe(500);
  });

  it("fails when no response fits", async () => {
    const backend = await startBackend(echo);
    const api = await createApi(endpoint);
    const id = await api.method("/x", { type: "HTTP", uri: `http://${backend.authority}/` });
    await respond(api, id, "404", { selectionPattern: "404" });
    await api.deploy("dev");
    expect((await call(api.url("dev", "/x"))).status).toBe(500);
  });
});

describe("MOCK", () => {
  it("answers the response its template's status selects, with literal text", async () => {
    const api = await createApi(endpoint);
    const templates = { requestTemplates: { "application/json": '{"statusCode": 200}' } };
    const id = await api.method("/x", { type: "MOCK", integrationHttpMethod: undefined, ...templates });
    await respond(api, id, "200", {
      responseParameters: { "method.response.header.X-Out": "'yes'" },
      responseTemplates: { "text/plain": "hello é" },
    });
    const broken = await api.method("/broken", { type: "MOCK", integrationHttpMethod: undefined });
    await respond(api, broken, "200");
    await api.deploy("dev");
    const answer = await call(api.url("dev", "/x"));
    expect(answer).toMatchObject({
      status: 200,
      body: "hello é",
      headers: { "content-type": "text/plain", "x-out": "yes" },
    });
    expect((await call(api.url("dev", "/broken"))).status).toBe(500);
  });
});
