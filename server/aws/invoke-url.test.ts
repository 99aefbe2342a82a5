import { afterEach, expect, it, vi } from "vitest";
import { forgetSettings } from "../settings";
import { invokeUrl } from "./invoke-url";

afterEach(() => {
  vi.unstubAllEnvs();
  forgetSettings();
});

it.each([
  [{}, "http://127.0.0.1:4566/restapis/a1/dev/_user_request_"],
  [
    { STAGEWAY_CONNECTION: "aws", AWS_ENDPOINT_URL: "http://moto:5000/" },
    "http://moto:5000/restapis/a1/dev/_user_request_",
  ],
  [{ STAGEWAY_CONNECTION: "aws", AWS_REGION: "eu-west-1" }, "https://a1.execute-api.eu-west-1.amazonaws.com/dev"],
  [{ STAGEWAY_CONNECTION: "aws", AWS_REGION: "cn-north-1" }, "https://a1.execute-api.cn-north-1.amazonaws.com.cn/dev"],
  [{ STAGEWAY_INVOKE_URL: "https://{apiId}.x.{region}/{stage}/" }, "https://a1.x.us-east-1/dev"],
])("%j: %s", (env, url) => {
  for (const name of ["AWS_REGION", "AWS_DEFAULT_REGION", "AWS_ENDPOINT_URL"]) vi.stubEnv(name, undefined);
  for (const [name, value] of Object.entries(env)) vi.stubEnv(name, value);
  forgetSettings();
  expect(invokeUrl("a1", "dev")).toBe(url);
});
