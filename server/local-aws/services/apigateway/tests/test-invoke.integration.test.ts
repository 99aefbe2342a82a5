import {
  PutIntegrationResponseCommand,
  PutMethodResponseCommand,
  TestInvokeMethodCommand,
  type TestInvokeMethodCommandInput,
} from "@aws-sdk/client-api-gateway";
import { beforeAll, describe, expect, it } from "vitest";
import type { TestEndpoint } from "../../../testing";
import { createApi, echo, refusal, startBackend, startGateway, type TestApi } from "./support";

let endpoint: TestEndpoint;
beforeAll(async () => {
  endpoint = await startGateway();
});

type Options = Partial<TestInvokeMethodCommandInput>;

async function test(api: TestApi, path: string, options: Options = {}) {
  const resourceId = await api.resource(path);
  return endpoint.apigateway.send(
    new TestInvokeMethodCommand({ restApiId: api.id, resourceId, httpMethod: "GET", ...options }),
  );
}

/** The log without the times and the ids, which change. */
const linesOf = (log = "") =>
  log.split("\n").map((line) => line.replace(/^\w{3} \w{3} \d{2} [\d:]{8} UTC \d{4} : /, ""));

describe("a call that succeeds", () => {
  it("runs the editable API with the stage variables of the call", async () => {
    const { authority } = await startBackend(echo);
    const api = await createApi(endpoint);
    await api.method("/x", { uri: "http://${stageVariables.elb}/hello" });
    const answer = await test(api, "/x", { stageVariables: { elb: authority } });
    expect(answer.status).toBe(200);
    expect(JSON.parse(answer.body ?? "")).toMatchObject({ method: "GET", url: "/hello", headers: { host: authority } });
    expect(answer.headers).toMatchObject({ "content-type": "application/json" });
    expect(answer.multiValueHeaders).toMatchObject({ "content-type": ["application/json"] });
    expect(Object.keys(answer.headers ?? {}).map((name) => name.toLowerCase())).not.toContain("x-amzn-requestid");
    expect(answer.latency).toBeGreaterThanOrEqual(0);
  });

  it("writes AWS's execution log", async () => {
    const { authority } = await startBackend((request, response) => {
      request.resume();
      response.writeHead(201, { "X-Own": "1" }).end("made");
    });
    const api = await createApi(endpoint);
    const parameters = { "integration.request.path.id": "method.request.path.id" };
    await api.method(
      "/orders/{id}",
      { uri: `http://${authority}/o/{id}`, requestParameters: parameters },
      { httpMethod: "POST", requestParameters: { "method.request.path.id": true } },
    );
    const answer = await test(api, "/orders/{id}", {
      httpMethod: "POST",
      pathWithQueryString: "/orders/7?a=1&a=2&b=x%20y",
      headers: { Accept: "text/plain", Authorization: "Bearer secret-token" },
      body: '{"n":1}',
    });
    const id = /^Execution log for request (\S+)\n/.exec(answer.log ?? "")?.[1];
    expect(answer.log).toMatch(/\n\w{3} \w{3} \d{2} \d\d:\d\d:\d\d UTC \d{4} : Starting execution/);
    expect(linesOf(answer.log)).toEqual([
      `Execution log for request ${id}`,
      `Starting execution for request: ${id}`,
      "HTTP Method: POST, Resource Path: /orders/7",
      "Method request path: {id=7}",
      "Method request query string: {a=1,2, b=x y}",
      "Method request headers: {Accept=text/plain, Authorization=*************-token}",
      'Method request body before transformations: {"n":1}',
      `Endpoint request URI: http://${authority}/o/7?a=1&a=2&b=x%20y`,
      expect.stringMatching(/^Endpoint request headers: \{.*Accept=text\/plain.*Authorization=\*{13}-token.*Host=/),
      'Endpoint request body after transformations: {"n":1}',
      `Sending request to http://${authority}/o/7?a=1&a=2&b=x%20y`,
      expect.stringMatching(/^Received response\. Status: 201, Integration latency: \d+ ms$/),
      expect.stringMatching(/^Endpoint response headers: \{X-Own=1, /),
      "Endpoint response body before transformations: made",
      "Method response body after transformations: made",
      expect.stringMatching(/^Method response headers: \{X-Own=1, /),
      "Successfully completed execution",
      "Method completed with status: 201",
      "",
    ]);
    expect(answer.log).not.toContain("secret");
  });

  it("sends headers of one and of many values, a body, and a path that is not ASCII", async () => {
    const { authority } = await startBackend(echo);
    const api = await createApi(endpoint);
    const mapped = { "integration.request.path.proxy": "method.request.path.proxy" };
    await api.method(
      "/{proxy+}",
      { uri: `http://${authority}/{proxy}`, requestParameters: mapped },
      { httpMethod: "ANY", requestParameters: { "method.request.path.proxy": true } },
    );
    const answer = await test(api, "/{proxy+}", {
      httpMethod: "PUT",
      pathWithQueryString: "/a/ü b?q=✓",
      headers: { "X-One": "1", "X-Many": "ignored", "Content-Length": "99", Connection: "upgrade" },
      multiValueHeaders: { "X-Many": ["a", "b"] },
      body: "é ✓",
    });
    expect(JSON.parse(answer.body ?? "")).toMatchObject({
      method: "PUT",
      url: "/a/%C3%BC%20b?q=%E2%9C%93",
      headers: { "x-one": "1", "x-many": "a, b", "content-length": "6" },
      body: "é ✓",
    });
  });

  it("tests a MOCK, and a method that asks for credentials or is in no snapshot", async () => {
    const api = await createApi(endpoint);
    const integration = { type: "MOCK" as const, requestTemplates: { "application/json": '{"statusCode": 202}' } };
    const resourceId = await api.method("/m", integration, { authorizationType: "AWS_IAM", apiKeyRequired: true });
    const response = { restApiId: api.id, resourceId, httpMethod: "GET", statusCode: "202" };
    await endpoint.apigateway.send(new PutMethodResponseCommand(response));
    const responseTemplates = { "application/json": "mocked" };
    await endpoint.apigateway.send(new PutIntegrationResponseCommand({ ...response, responseTemplates }));
    const answer = await test(api, "/m");
    expect([answer.status, answer.body]).toEqual([202, "mocked"]);
    expect(linesOf(answer.log).slice(-5, -1)).toEqual([
      "Method response body after transformations: mocked",
      "Method response headers: {Content-Type=application/json, Content-Length=6}",
      "Successfully completed execution",
      "Method completed with status: 202",
    ]);
  });

  it("carries a large body through memory, and cuts it in the log", async () => {
    const { authority } = await startBackend((request, response) => {
      request.resume();
      response.end("x".repeat(3_000_000));
    });
    const api = await createApi(endpoint);
    await api.method("/x", { uri: `http://${authority}/` });
    const answer = await test(api, "/x");
    expect(answer.body?.length).toBe(3_000_000);
    expect(linesOf(answer.log)).toContain(`Method response body after transformations: ${"x".repeat(998)} [TRUNCATED]`);
  });
});

describe("a call that fails", () => {
  const CONFIGURATION = "Execution failed due to configuration error: ";
  it.each<[string, object, Options, number, string]>([
    [
      "a variable that is not set",
      { uri: "http://${stageVariables.elb}/" },
      {},
      500,
      `${CONFIGURATION}Invalid endpoint address`,
    ],
    [
      "a load balancer that does not exist",
      { uri: "http://none-1.us-east-1.elb.localhost/" },
      {},
      500,
      `${CONFIGURATION}Invalid endpoint address`,
    ],
    [
      "a port that refuses",
      { uri: "http://127.0.0.1:1/" },
      {},
      504,
      "Execution failed due to a network error communicating with endpoint",
    ],
    [
      "a media type without a template",
      { type: "HTTP", uri: "http://127.0.0.1:1/", passthroughBehavior: "NEVER" },
      { headers: { "Content-Type": "text/csv" } },
      415,
      "Execution failed: Unsupported Media Type",
    ],
  ])("%s", async (_, integration, options, status, line) => {
    const api = await createApi(endpoint);
    await api.method("/x", integration);
    const answer = await test(api, "/x", options);
    expect(answer.status).toBe(status);
    expect(linesOf(answer.log).slice(-3)).toEqual([line, `Method completed with status: ${status}`, ""]);
    expect(answer.headers?.["x-amzn-ErrorType"]).toMatch(/Exception$/);
    expect(JSON.parse(answer.body ?? "")).toEqual({ message: expect.any(String) });
  });

  it("an endpoint that does not answer in time", async () => {
    const { authority } = await startBackend(() => {});
    const api = await createApi(endpoint);
    await api.method("/x", { uri: `http://${authority}/`, timeoutInMillis: 60 });
    const answer = await test(api, "/x");
    expect([answer.status, answer.body]).toEqual([504, '{"message":"Endpoint request timed out"}']);
    expect(linesOf(answer.log).at(-3)).toBe("Execution failed due to a timeout error");
  });

  it("an endpoint that breaks its answer off: what came is in the log", async () => {
    const { authority } = await startBackend((_, response) => {
      response.writeHead(200, { "Content-Length": "100" });
      response.write("half", () => response.destroy());
    });
    const api = await createApi(endpoint);
    await api.method("/x", { uri: `http://${authority}/` });
    const answer = await test(api, "/x");
    expect([answer.status, answer.body]).toEqual([504, '{"message":"Network error communicating with endpoint"}']);
    expect(linesOf(answer.log).slice(-4, -2)).toEqual([
      "Endpoint response body before transformations: half",
      "Execution failed due to a network error communicating with endpoint",
    ]);
  });
});

describe("a call that is refused", () => {
  it.each<[string, Options, string]>([
    ["another API", { restApiId: "none" }, "NotFoundException: Invalid API identifier specified 000000000000:none"],
    ["another resource", { resourceId: "none" }, "NotFoundException: Invalid Resource identifier specified"],
    ["another method", { httpMethod: "POST" }, "NotFoundException: Invalid Method identifier specified"],
    [
      "another resource's path",
      { pathWithQueryString: "/y" },
      "BadRequestException: Invalid path specified: /y is not a path of the resource /x",
    ],
    [
      "a header that HTTP does not allow",
      { headers: { "X-Bad": "a\r\nb" } },
      "BadRequestException: Invalid request input: ERR_INVALID_CHAR",
    ],
  ])("%s", async (_, options, expected) => {
    const api = await createApi(endpoint);
    await api.method("/x", { uri: "http://127.0.0.1:1/" });
    expect(await refusal(test(api, "/x", options))).toBe(expected);
  });
});
