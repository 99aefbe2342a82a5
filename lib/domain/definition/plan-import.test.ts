import { expect, it } from "vitest";
import type { MethodView } from "@/lib/contracts/api-detail";
import { PART_KINDS } from "@/lib/contracts/definition";
import { type CurrentApi, planImport } from "./plan-import";
import { type ApiDefinition, readDefinition } from "./read/read-definition";
import { removalsOf, removedNames } from "./removals";

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
  parts: { "model Order": "new", "model New": "a", "model Same": "a" },
  warnings: [],
  placesOf: () => [],
});
const current = (...methods: MethodView[]): CurrentApi => ({
  apiId: "abc123",
  name: "shop",
  methods,
  unknownParts: [],
  parts: { "model Order": "old", "model Same": "a", "authorizer guard": "a", "resource policy": "a" },
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

it("what an API has beside its methods is told by name, and what of it overwriting removes", () => {
  const plan = planImport(NEW, "overwrite", OLD);
  expect(plan.parts).toEqual([
    { name: "authorizer guard", change: "removed" },
    { name: "resource policy", change: "removed" },
    { name: "model Order", change: "changed" },
    { name: "model New", change: "added" },
  ]);
  expect(removalsOf(plan)).toBe("1 method and 2 other parts");
  expect(removedNames(plan)).toEqual(["GET /gone", "authorizer guard", "resource policy"]);
  const merged = planImport(NEW, "merge", OLD);
  expect(merged.parts.map(({ change }) => change)).toEqual(["changed", "added"]);
  expect(removalsOf(merged)).toBeUndefined();
  expect(planImport(NEW, "new").parts.map(({ change }) => change)).toEqual(["added", "added", "added"]);
});

it("what is not known is not nothing, and all else is compared", () => {
  const plan = planImport(NEW, "overwrite", { ...OLD, unknownParts: ["model", "setting"] });
  expect(plan.parts).toEqual([{ name: "authorizer guard", change: "removed" }]);
  expect(removalsOf(plan)).toBe("1 method, 1 other part and whatever could not be compared");
  expect(removedNames(plan)).toEqual(["GET /gone", "authorizer guard", "models and settings that could not be read"]);
  const nothing = planImport(NEW, "overwrite", { ...OLD, parts: {}, unknownParts: PART_KINDS });
  expect(nothing.parts).toEqual([]);
  expect(removalsOf(nothing)).toBe("1 method and whatever could not be compared");
});

it("a policy that API Gateway wrote out for this API is the one that was given", () => {
  const given = { ...NEW, parts: { "resource policy": '{"Resource":"execute-api:/*"}' } };
  const kept = (id: string) => ({
    ...OLD,
    parts: { "resource policy": `{"Resource":"arn:aws:execute-api:eu-west-1:1234:${id}/*"}` },
  });
  expect(planImport(given, "overwrite", kept("abc123")).parts).toEqual([]);
  expect(planImport(given, "overwrite", kept("other1")).parts).toEqual([
    { name: "resource policy", change: "changed" },
  ]);
});

it("merging is refused where a path does not go with one that stays", () => {
  const other = current(get("/orders/{id}", "http://a"), get("/{all+}", "http://a"));
  const into = definition(get("/orders/{id}", "http://b"), get("/orders/{order}/items", "http://b"));
  expect(planImport(into, "merge", other).conflicts).toEqual([
    { message: expect.stringContaining("/orders/{order}/items: {order} stands where /orders/{id} has {id}") },
  ]);
  expect(planImport(into, "overwrite", other).conflicts).toEqual([]);
});

it("says where in the file the path stands that cannot be merged", () => {
  const reading = readDefinition(`swagger: "2.0"
info: { title: shop }
paths:
  /items: { get: { responses: {} } }
  /stock: { get: { responses: {} } }
  /orders//{order}/items/:
    get: { responses: {} }
`);
  if (!reading.ok) throw new Error(JSON.stringify(reading.problems));
  const [conflict] = planImport(reading.definition, "merge", current(get("/orders/{id}", "http://a"))).conflicts;
  expect(conflict).toMatchObject({ message: expect.stringContaining("/orders/{order}/items"), line: 6, column: 3 });
});
