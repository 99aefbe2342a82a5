import { connect } from "node:net";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { call, createApi, echo, startBackend, startGateway, until } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});

/** The stage of an API with one method, whose integration has this URI. */
async function stageFor(uri: string, variables?: Record<string, string>, integration: object = {}) {
  const api = await createApi(endpoint);
  await api.method("/x", { uri, ...integration });
  await api.deploy("dev", variables);
  return api;
}

const lastFailure = () => endpoint.logs.filter((line) => line.event === "execute-failed").at(-1)?.fields;

describe("what a caller sees when it fails", () => {
  const failures: [string, () => Promise<string>, number, string, string][] = [
    [
      "a path that is not in the snapshot",
      async () => (await stageFor("http://e.example")).url("dev", "/nope"),
      403,
      "Missing Authentication Token",
      "method",
    ],
    ["an unknown stage", async () => (await stageFor("http://e.example")).url("prod", "/x"), 403, "Forbidden", "stage"],
    ["an unknown API", async () => `${endpoint.url}/restapis/0000000000/dev/_user_request_/x`, 403, "Forbidden", "api"],
    [
      "a variable that is not set",
      async () => (await stageFor("http://${stageVariables.elb}/x")).url("dev", "/x"),
      500,
      "Internal server error",
      "variable",
    ],
    [
      "a variable that makes an illegal address",
      async () => (await stageFor("http://${stageVariables.elb}/x", { elb: "http://e.example" })).url("dev", "/x"),
      500,
      "Internal server error",
      "integration",
    ],
    [
      "a load balancer that does not exist",
      async () => (await stageFor(`http://none.us-east-1.elb.localhost/`)).url("dev", "/x"),
      500,
      "Internal server error",
      "endpoint",
    ],
    [
      "an external name that does not resolve",
      async () => (await stageFor("http://does-not-exist.invalid/")).url("dev", "/x"),
      500,
      "Internal server error",
      "endpoint",
    ],
    [
      "an integration that is not executed",
      async () =>
        (await stageFor("arn:aws:apigateway:us-east-1:lambda:path/x", {}, { type: "AWS_PROXY" })).url("dev", "/x"),
      500,
      "Internal server error",
      "integration",
    ],
    [
      "a load balancer without a listener on the port",
      async () => {
        endpoint.world.network.attach("idle.us-east-1.elb.localhost");
        return (await stageFor("http://idle.us-east-1.elb.localhost/")).url("dev", "/x");
      },
      504,
      "Network error communicating with endpoint",
      "endpoint",
    ],
    [
      "an endpoint that refuses",
      async () => (await stageFor("http://127.0.0.1:1/")).url("dev", "/x"),
      504,
      "Network error communicating with endpoint",
      "endpoint",
    ],
    [
      "an endpoint that drops the connection",
      async () => {
        const { authority } = await startBackend((request) => request.socket.destroy());
        return (await stageFor(`http://${authority}/`)).url("dev", "/x");
      },
      504,
      "Network error communicating with endpoint",
      "endpoint",
    ],
    [
      "an endpoint that never answers",
      async () => {
        const { authority } = await startBackend(() => {});
        return (await stageFor(`http://${authority}/`, {}, { timeoutInMillis: 60 })).url("dev", "/x");
      },
      504,
      "Endpoint request timed out",
      "endpoint",
    ],
    [
      "an endpoint that is not HTTP",
      async () => {
        const { authority } = await startBackend((request) => void request.socket.end("garbage\r\n\r\n"));
        return (await stageFor(`http://${authority}/`)).url("dev", "/x");
      },
      500,
      "Internal server error",
      "endpoint",
    ],
    [
      "an endpoint with headers beyond all measure",
      async () => {
        const { authority } = await startBackend((_, response) =>
          response.writeHead(200, { "x-big": "a".repeat(40_000) }).end(),
        );
        return (await stageFor(`http://${authority}/`)).url("dev", "/x");
      },
      500,
      "Internal server error",
      "endpoint",
    ],
    [
      "a status that may not be sent on",
      async () => {
        const { authority } = await startBackend(
          (request) => void request.socket.end("HTTP/1.1 099 No\r\nContent-Length: 0\r\n\r\n"),
        );
        return (await stageFor(`http://${authority}/`)).url("dev", "/x");
      },
      500,
      "Internal server error",
      "endpoint",
    ],
  ];

  it.each(failures)("%s", async (_, make, status, message, hop) => {
    const answer = await call(await make());
    expect(answer.status).toBe(status);
    expect(JSON.parse(answer.body)).toEqual({ message });
    expect(answer.headers["content-type"]).toBe("application/json");
    const type = {
      "Missing Authentication Token": "MissingAuthenticationTokenException",
      Forbidden: "ForbiddenException",
    }[message];
    expect(answer.headers["x-amzn-errortype"]).toBe(type ?? "InternalServerErrorException");
    expect(lastFailure()).toMatchObject({ status, hop, requestId: answer.headers["x-amzn-requestid"] });
  });

  it("a verb that the snapshot does not have, an IAM method unsigned, a method that wants an API key", async () => {
    const api = await createApi(endpoint);
    await api.method("/x", { uri: "http://e.example" });
    await api.method("/iam", { uri: "http://e.example" }, { authorizationType: "AWS_IAM" });
    await api.method("/key", { uri: "http://e.example" }, { apiKeyRequired: true });
    await api.deploy("dev");
    const message = async (path: string, method = "GET") =>
      JSON.parse((await call(api.url("dev", path), { method })).body).message;
    expect(await message("/x", "POST")).toBe("Missing Authentication Token");
    expect(await message("/iam")).toBe("Missing Authentication Token");
    expect(await message("/key")).toBe("Forbidden");
  });

  it("breaks its answer off when the endpoint does, so that half a body does not look whole", async () => {
    const backend = await startBackend((_, response) => {
      response.writeHead(200, { "content-length": 1000 });
      response.write("half", () => response.destroy());
    });
    const api = await stageFor(`http://${backend.authority}/`);
    await expect(call(api.url("dev", "/x"))).rejects.toThrow(/aborted|hang up|reset/i);
    expect(lastFailure()).toMatchObject({ hop: "endpoint", reason: expect.stringMatching(/broke|ECONNRESET/) });
  });

  it("breaks its answer off when the endpoint stalls in the middle of it beyond the time", async () => {
    const backend = await startBackend((_, response) => {
      response.write("half");
    });
    const api = await stageFor(`http://${backend.authority}/`, {}, { timeoutInMillis: 1_000 });
    await expect(call(api.url("dev", "/x"))).rejects.toThrow(/aborted|hang up|reset/i);
    expect(lastFailure()).toMatchObject({ status: 504, hop: "endpoint" });
  });

  it("ends a stage that calls itself", async () => {
    const api = await createApi(endpoint);
    await api.method("/x", { uri: `http://\${stageVariables.self}/restapis/${api.id}/dev/_user_request_/x` });
    await api.deploy("dev", { self: new URL(endpoint.url).host });
    expect((await call(api.url("dev", "/x"))).status).toBe(500);
    expect(endpoint.logs.some((line) => String(line.fields.reason).includes("loop"))).toBe(true);
  });

  it("survives a caller that vanishes in the middle of its request", async () => {
    const backend = await startBackend(echo);
    const api = await createApi(endpoint);
    await api.method("/x", { uri: `http://${backend.authority}/` }, { httpMethod: "POST" });
    await api.deploy("dev");
    const { port, pathname } = new URL(api.url("dev", "/x"));
    const aborts = () => endpoint.logs.filter((line) => line.event === "execute-aborted").length;
    const before = aborts();
    const socket = connect(Number(port), "127.0.0.1");
    socket.write(`POST ${pathname} HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1000\r\n\r\nhalf`, () =>
      socket.destroy(),
    );
    await until(() => aborts() > before, "the abort is logged");
    expect((await call(api.url("dev", "/x"), { method: "POST", body: "whole" })).status).toBe(200);
  });
});
