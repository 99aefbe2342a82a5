import { describe, expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/provision/input";
import { planApi } from "./api";
import type { Known, KnownStage } from "./planned";

const input = provisionInput.parse({
  ...{ clusterName: "c", serviceName: "s", image: "httpd", containerPort: 80, desiredCount: 1 },
  ...{ api: { name: "Shop" }, path: "/a", stage: "dev", variableName: "v" },
});
const brief = (apiId?: string) => ({
  input,
  known: { apiName: "Shop", apiId },
  region: "us-east-1",
});
const operations = (apiId?: string) =>
  planApi(brief(apiId), {})
    .flatMap(({ commands }) => commands)
    .map((command) => ("operation" in command ? command.operation : command.waiter));

it("makes an API where none has the name", () => {
  expect(operations()).toContain("CreateRestApi");
});

it("uses the API that has the name, and makes no second one", () => {
  expect(planApi(brief("abc123"), {})[0]).toMatchObject({ use: "found", detail: "abc123" });
  expect(operations("abc123")).not.toContain("CreateRestApi");
  expect(JSON.stringify(planApi(brief("abc123"), {}))).not.toContain("API_ID");
});

describe("of what the API has", () => {
  const get = (path: string, uri?: string) => ({
    ...{ httpMethod: "GET", path },
    integration: uri === undefined ? null : { type: "HTTP_PROXY", uri },
  });
  const there = "http://${stageVariables.v}";
  const planned = (editable: Known["editable"], stage?: KnownStage) =>
    planApi({ ...brief("abc123"), known: { apiName: "Shop", apiId: "abc123", editable, stage } }, { v: "lb" })
      .flatMap(({ commands }) => commands)
      .map((command) => ("operation" in command ? command.operation : command.waiter))
      .slice(1);
  const stage = (variables: Record<string, string>, ...methods: ReturnType<typeof get>[]) => ({ variables, methods });

  it.each<[string, string[], Known["editable"], KnownStage?]>([
    ["nothing", ["CreateResource", "PutMethod", "PutIntegration", "CreateDeployment"], undefined],
    [
      "the bare resource",
      ["GetResources", "PutMethod", "PutIntegration", "CreateDeployment"],
      { paths: ["/a"], methods: [] },
    ],
    [
      "a method without an integration",
      ["GetResources", "PutIntegration", "CreateDeployment"],
      { paths: ["/a"], methods: [get("/a")] },
    ],
    [
      "a stage that serves less",
      ["GetResources", "UpdateStage", "CreateDeployment"],
      { paths: ["/a"], methods: [get("/a", there)] },
      stage({}, get("/b", there)),
    ],
    [
      "a stage that serves it and lacks the variable",
      ["GetResources", "UpdateStage"],
      { paths: ["/a"], methods: [get("/a", there)] },
      stage({}, get("/a", there)),
    ],
    [
      "a stage that has all",
      ["GetResources"],
      { paths: ["/a"], methods: [get("/a", there)] },
      stage({ v: "lb" }, get("/a", there)),
    ],
  ])("%s: only the rest is made", (_, commands, editable, known) => expect(planned(editable, known)).toEqual(commands));
});
