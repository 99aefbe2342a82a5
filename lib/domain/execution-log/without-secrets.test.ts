import { expect, it } from "vitest";
import { withoutSecretValues } from "./without-secrets";

const at = "Sun Nov 22 18:00:00 UTC 2026 : ";

it.each([
  ["{}", "{}"],
  ["{Accept=*/*}", "{Accept=*/*}"],
  ["{Authorization=*************-token}", "{Authorization=(left out)}"],
  ["{Accept=text/plain, X-Api-Key=abc, Host=h}", "{Accept=text/plain, X-Api-Key=(left out), Host=h}"],
  ["{Cookie=a=1; b=2, Host=h}", "{Cookie=(left out), Host=h}"],
  ["{Set-Cookie=a=1; Expires=Thu, 01 Jan 2026 00:00:00 GMT, Host=h}", "{Set-Cookie=(left out), Host=h}"],
  ["{x-amz-security-token=t}", "{x-amz-security-token=(left out)}"],
])("headers %s become %s", (headers, shown) => {
  expect(withoutSecretValues(`${at}Endpoint request headers: ${headers}\n${at}Starting`)).toBe(
    `${at}Endpoint request headers: ${shown}\n${at}Starting`,
  );
});

it("a header line that was cut off keeps no secret either", () => {
  expect(
    withoutSecretValues("Endpoint request headers: {Accept=a, Authorization=Bearer abc [TRUNCATED]"),
  ).not.toContain("abc");
});

it("query strings too, and nothing else of the log is touched", () => {
  const log = `${at}Method request query string: {token=abc, page=2}\n${at}Method completed with status: 200\n`;
  expect(withoutSecretValues(log)).toBe(log.replace("token=abc", "token=(left out)"));
});
