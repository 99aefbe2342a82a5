import { describe, expect, it } from "vitest";
import { parseSettings } from "./settings";

it("has the defaults of the README", () => {
  expect(parseSettings({})).toMatchObject({
    connection: "local",
    region: "us-east-1",
    endpoint: "http://127.0.0.1:4566",
    port: 3000,
    hostname: "127.0.0.1",
    databaseUrl: null,
    awsBudget: 0.5,
    invokeUrlTemplate: null,
  });
});

describe("the endpoint", () => {
  it.each([
    [{ LOCAL_AWS_PORT: "14566" }, "http://127.0.0.1:14566"],
    // Local is local, whatever a person's shell has set for other tools.
    [{ AWS_ENDPOINT_URL: "https://elsewhere.org" }, "http://127.0.0.1:4566"],
    [{ STAGEWAY_CONNECTION: "aws" }, null],
    [{ STAGEWAY_CONNECTION: "aws", AWS_ENDPOINT_URL: "http://127.0.0.1:5000/" }, "http://127.0.0.1:5000"],
    [{ STAGEWAY_CONNECTION: "aws", AWS_ENDPOINT_URL: "" }, null],
  ])("%j: %s", (env, endpoint) => expect(parseSettings(env).endpoint).toBe(endpoint));
});

it.each([
  [{ STAGEWAY_CONNECTION: "moon" }, "STAGEWAY_CONNECTION"],
  [{ PORT: "70000" }, "PORT"],
  [{ STAGEWAY_AWS_BUDGET: "0" }, "STAGEWAY_AWS_BUDGET"],
  [{ STAGEWAY_AWS_BUDGET: "1.5" }, "STAGEWAY_AWS_BUDGET"],
  [{ LOCAL_AWS_PORT: "many" }, "LOCAL_AWS_PORT"],
  [{ STAGEWAY_INVOKE_URL: "http://x/{apiId}" }, "STAGEWAY_INVOKE_URL"],
])("%j is refused by name", (env, name) => expect(() => parseSettings(env)).toThrow(name));
