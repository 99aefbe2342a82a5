import { describe, expect, it } from "vitest";
import type { IntegrationRecord, MethodRecord, ResourceRecord } from "../model";
import { checkIntegration } from "./check";

const resource: ResourceRecord = { restApiId: "a", id: "r", path: "/o/{id}/{proxy+}", methods: {} };
const method: MethodRecord = {
  httpMethod: "GET",
  authorizationType: "NONE",
  requestParameters: {
    "method.request.path.id": true,
    "method.request.path.proxy": true,
    "method.request.path.stray": true,
    "method.request.header.X": false,
  },
};
const good: IntegrationRecord = {
  type: "HTTP_PROXY",
  httpMethod: "GET",
  uri: "http://e.example",
  timeoutInMillis: 29_000,
  passthroughBehavior: "WHEN_NO_MATCH",
};

const check = (change: Partial<IntegrationRecord>) => () => checkIntegration({ ...good, ...change }, method, resource);

describe("checkIntegration", () => {
  it.each([
    "http://${stageVariables.a}",
    "http://${stageVariables.a}/x",
    "https://${stageVariables.a}.example.com:8080/{id}?q=${stageVariables.b}",
    "http://10.0.0.1:81/",
    "http://e.example/{proxy}",
  ])("takes the address %s", (uri) => {
    expect(check({ uri })).not.toThrow();
  });

  it.each(["", "http://", "e.example", "${stageVariables.a}", "http:///x", "http://a b/"])(
    "refuses the address %j",
    (uri) => {
      expect(check({ uri })).toThrow("Invalid HTTP endpoint specified for URI");
    },
  );

  it.each([
    [49, false],
    [50, true],
    [29_000, true],
    [29_001, false],
    [100.5, false],
  ])("timeout %d ms: %s", (timeoutInMillis, allowed) => {
    const attempt = expect(check({ timeoutInMillis }));
    if (allowed) attempt.not.toThrow();
    else attempt.toThrow("Timeout should be between 50 ms and 29000 ms");
  });

  it.each([
    ["integration.request.path.id", "method.request.path.id", true],
    ["integration.request.path.proxy", "method.request.path.proxy", true],
    ["integration.request.header.Y", "method.request.multivalueheader.X", true],
    ["integration.request.header.Y", "'text'", true],
    ["integration.request.header.Y", "stageVariables.x", true],
    ["integration.request.querystring.Y", "context.identity.sourceIp", true],
    ["integration.request.header.Y", "method.request.header.Undeclared", false],
    ["integration.request.path.x", "method.request.path.stray", false],
    ["integration.request.header.Y", "text", false],
    ["integration.request.cookie.Y", "'x'", false],
    ["method.request.path.id", "method.request.path.id", false],
  ])("maps %s from %s: %s", (target, source, allowed) => {
    const attempt = expect(check({ requestParameters: { [target]: source } }));
    if (allowed) attempt.not.toThrow();
    else attempt.toThrow(/^Invalid mapping expression specified: Validation Result/);
  });
});
