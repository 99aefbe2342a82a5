import { expect, it } from "vitest";
import type { ApiDetail } from "@/lib/contracts/api-detail";
import { lackingOf, problemOf, usualStage, usualVariable } from "./plan";

const using = (...names: string[]) =>
  names.map((name) => ({
    httpMethod: "GET",
    path: `/${name}`,
    integration: { type: "HTTP_PROXY", uri: `http://\${stageVariables.${name}}/` },
  }));
const api = (methods: ApiDetail["editable"]["methods"], stage = "dev") =>
  ({
    apiId: "a1",
    apiName: "Shop",
    stages: [{ environment: { stage, variables: { elb: "x" } } }],
    editable: { methods, paths: [] },
  }) as unknown as ApiDetail;
const SHOP = api(using("elb", "search"));
const CHOICE = { name: "prod", isNew: true, variable: "elb", lacking: [], values: {}, value: "lb.example" };

it("a new stage needs the API's other variables as well; one that exists keeps its own", () => {
  expect(usualVariable(SHOP)).toBe("elb");
  expect(lackingOf(SHOP, undefined, "elb")).toEqual(["search"]);
  expect(lackingOf(SHOP, SHOP.stages[0]?.environment, "elb")).toEqual([]);
});

it("a new stage is called prod, unless there is one", () => {
  expect(usualStage(SHOP)).toBe("prod");
  expect(usualStage(api([], "prod"))).toBe("");
});

it.each([
  [SHOP, {}, undefined],
  [SHOP, { name: "dev" }, "There is a stage dev already: choose it from the list."],
  [SHOP, { name: "dev", isNew: false }, undefined],
  [SHOP, { name: "" }, /^Name the stage\./],
  [SHOP, { variable: "not-allowed" }, /^Name the stage variable\./],
  [SHOP, { value: "two words" }, /does not take this output/],
  [SHOP, { lacking: ["search"] }, "Give a value for search first."],
  [SHOP, { lacking: ["search"], values: { search: " s.example " } }, undefined],
  [api(null), {}, "What would be deployed could not be read."],
  [api(null), { name: "dev", isNew: false }, undefined],
  [api([]), {}, "The API has no methods."],
])("%#", (detail, change, problem) => {
  const found = problemOf(detail, { ...CHOICE, ...change });
  if (problem instanceof RegExp) expect(found).toMatch(problem);
  else expect(found).toBe(problem);
});
