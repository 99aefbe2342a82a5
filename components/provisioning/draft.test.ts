import { describe, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/commands";
import { type Draft, EXAMPLE, type FieldName, inputOf, problemsFrom, problemsOf } from "./draft";

it("the example has no problem and is accepted by the server's schema", () => {
  expect(problemsOf(EXAMPLE)).toEqual({});
  expect(provisionInput.parse(inputOf(EXAMPLE)).api).toEqual({ name: "EcsDemoAPI" });
});

describe("problemsOf says what the server's schema says", () => {
  const cases: [FieldName, string, boolean][] = [
    ["clusterName", "", false],
    ["clusterName", "ecs dev", false],
    ["serviceName", "-hello", false],
    ["serviceName", "a".repeat(32), true],
    ["serviceName", "a".repeat(33), false],
    ["serviceName", "internal-hello", false],
    ["image", "httpd:2.4", true],
    ["image", " ", false],
    ["containerPort", "0", false],
    ["containerPort", "65535", true],
    ["containerPort", "65536", false],
    ["containerPort", "80.5", false],
    ["containerPort", "", false],
    ["desiredCount", "11", false],
    ["desiredCount", "10", true],
    ["path", "helloworld", false],
    ["path", "/hello/world", true],
    ["path", "/", false],
    ["stage", "dev!", false],
    ["variableName", "hello-elb", false],
    ["apiName", "", false],
    ["command", "", true],
    ["command", "x".repeat(4097), false],
  ];
  it.each(cases)("%s %j", (name, value, accepted) => {
    const draft: Draft = { ...EXAMPLE, [name]: value };
    expect(problemsOf(draft)[name] === undefined).toBe(accepted);
    expect(provisionInput.safeParse(inputOf(draft)).success).toBe(accepted);
  });
});

it("an existing API needs no name", () => {
  const draft = { ...EXAMPLE, apiId: "abc123", apiName: "" };
  expect(problemsOf(draft)).toEqual({});
  expect(provisionInput.parse(inputOf(draft)).api).toEqual({ id: "abc123" });
});

it("puts the server's messages at their fields", () =>
  expect(problemsFrom({ "api.name": "a", "api.id": "b", stage: "c", other: "d" })).toEqual({
    apiName: "a",
    apiId: "b",
    stage: "c",
  }));
