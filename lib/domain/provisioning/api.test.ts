import { expect, it } from "vitest";
import { provisionInput } from "@/lib/contracts/provision/input";
import { planApi } from "./api";

const input = provisionInput.parse({
  ...{ clusterName: "c", serviceName: "s", image: "httpd", containerPort: 80, desiredCount: 1 },
  ...{ api: { name: "Shop" }, path: "/a", stage: "dev", variableName: "v" },
});
const brief = (apiId?: string) => ({
  input,
  known: { apiName: "Shop", apiId, methods: [], hasStage: false },
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
