import { expect, it } from "vitest";
import type { MethodView } from "@/lib/contracts/api-detail";
import { type CurrentApi, planImport } from "./plan-import";
import type { ApiDefinition } from "./read/read-definition";

const get = (path: string, uri: string | null, settings: Record<string, string> = {}): MethodView => ({
  path,
  httpMethod: "GET",
  integration: uri === null ? null : { type: "HTTP_PROXY", httpMethod: "GET", uri },
  settings,
});
const definition = (...methods: MethodView[]): ApiDefinition => ({
  format: "Swagger 2.0",
  title: "shop",
  methods,
  warnings: [],
});
const current = (...methods: MethodView[]): CurrentApi => ({
  name: "shop",
  methods,
  stages: [
    { stage: "dev", variables: { elb: "a" } },
    { stage: "prod", variables: { other: "b" } },
  ],
});
const words = (plan: ReturnType<typeof planImport>) =>
  plan.changes.map(({ change, path, words }) => [change, path, words]);

const OLD = current(
  get("/gone", "http://gone"),
  get("/same", "http://same"),
  get("/other", "http://old", { template: "a" }),
);
const NEW = definition(
  get("/new", "http://${stageVariables.elb}"),
  get("/same", "http://same"),
  get("/other", "http://new", { template: "b" }),
);

it("overwriting names what is added, changed and removed", () => {
  const plan = planImport(NEW, "overwrite", OLD);
  expect(words(plan)).toEqual([
    ["removed", "/gone", "was HTTP_PROXY http://gone"],
    ["added", "/new", "HTTP_PROXY http://${stageVariables.elb}"],
    ["changed", "/other", "integration http://old → http://new; template a → b"],
  ]);
  expect(plan).toMatchObject({ unchanged: 1, kept: 0, variables: [{ name: "elb", lacking: ["prod"] }] });
});

it("merging removes nothing, and keeps integrations that the definition leaves out", () => {
  const plan = planImport(definition(get("/same", null), get("/bare", null)), "merge", OLD);
  expect(words(plan)).toEqual([["added", "/bare", "no integration"]]);
  expect(plan).toMatchObject({ unchanged: 1, kept: 2 });
  expect(words(planImport(definition(get("/same", null)), "overwrite", current(get("/same", "http://same"))))).toEqual([
    ["changed", "/same", expect.stringContaining("integration http://same → none")],
  ]);
});

it("a new API has nothing before; another name is told only where there is one", () => {
  const plan = planImport(NEW, "new", OLD);
  expect(words(plan).map(([change]) => change)).toEqual(["added", "added", "added"]);
  expect(plan).not.toHaveProperty("renamedTo");
  expect(plan.variables).toEqual([{ name: "elb", lacking: [] }]);
  expect(planImport({ ...NEW, title: "market" }, "merge", OLD).renamedTo).toBe("market");
});

it("defaults that only one side says are no change", () => {
  const said = get("/same", "http://same");
  const integration = said.integration && { ...said.integration, connectionType: "INTERNET", timeoutMs: 29_000 };
  expect(
    planImport(definition(get("/same", "http://same")), "overwrite", current({ ...said, integration })).changes,
  ).toEqual([]);
});
