import { describe, expect, it } from "vitest";
import { GatewayError } from "../execute/failure";
import { ExecutionLog, mapText } from "./execution-log";

describe("a map", () => {
  it.each<[string, [string, string][], string]>([
    ["nothing", [], "{}"],
    [
      "two",
      [
        ["a", "1"],
        ["b", "x y"],
      ],
      "{a=1, b=x y}",
    ],
    ["a credential", [["authorization", "Bearer abcdefghij"]], "{authorization=***********efghij}"],
    ["an API key", [["X-Api-Key", "0123456789abc"]], "{X-Api-Key=*******789abc}"],
    ["a short one", [["X-Api-Key", "abcdef"]], "{X-Api-Key=******}"],
  ])("of %s", (_, entries, expected) => expect(mapText(entries)).toBe(expected));

  it("is cut where it is long", () => {
    const text = mapText([["a", "x".repeat(2_000)]]);
    expect(text).toBe(`{a=${"x".repeat(995)} [TRUNCATED]`);
  });
});

const log = () => new ExecutionLog("id-1", () => Date.UTC(2019, 8, 5, 4, 56, 39), "");

it("has AWS's times, and ends with a line break", () => {
  expect(log().text(200)).toBe(
    "Execution log for request id-1\nThu Sep 05 04:56:39 UTC 2019 : Method completed with status: 200\n",
  );
});

it.each([
  [new GatewayError("network", "endpoint", "refused"), "a network error communicating with endpoint"],
  [new GatewayError("timeout", "endpoint", "no answer"), "a timeout error"],
  [
    new GatewayError("configuration", "variable", "x is not set", "Invalid endpoint address"),
    "configuration error: Invalid endpoint address",
  ],
  [new GatewayError("configuration", "integration", "no such thing"), "configuration error: No such thing"],
])("says why it failed: %s", (failure, expected) => {
  const failed = log();
  failed.failed(failure);
  expect(failed.text(500).split("\n")[1]).toBe(`Thu Sep 05 04:56:39 UTC 2019 : Execution failed due to ${expected}`);
});
