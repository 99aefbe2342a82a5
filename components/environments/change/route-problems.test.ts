import { describe, expect, it } from "vitest";
import { addRouteInput } from "@/lib/contracts/environment-changes";
import { type RouteDraft, routeProblems } from "./route-problems";

const LEAST: RouteDraft = {
  path: "/orders/{id}",
  upstreamPath: "/{id}",
  methods: ["GET"],
  variable: "",
  newVariable: "ordersElb",
  value: "orders.elb.amazonaws.com",
};

/** What the server refuses, by the form's fields. */
function refusedByServer({ variable, newVariable, value, ...route }: RouteDraft): string[] {
  const { error } = addRouteInput.safeParse({
    ...{ apiId: "abc123", stage: "dev", serving: null, ...route },
    variableName: variable || newVariable,
    variables: variable === "" ? { name: value } : {},
  });
  const fields = (error?.issues ?? []).map(({ path: [field = ""] }) =>
    field === "variables" ? "value" : String(field),
  );
  return [...new Set(fields)].sort();
}

describe("a route's rules in the browser are the server's", () => {
  const cases: [field: string, refused: Partial<RouteDraft>, accepted: Partial<RouteDraft>][] = [
    ["path", { path: "", upstreamPath: "" }, { path: " /orders/{id} " }],
    ["path", { path: "/~a/{id}" }, { path: "/a:b/{id}" }],
    ["path", { path: "/{id+}/a" }, { path: "/a/{id+}" }],
    ["path", { path: `/${"a".repeat(507)}/{id}` }, { path: `/${"a".repeat(506)}/{id}` }],
    ["upstreamPath", { upstreamPath: "api" }, { upstreamPath: "" }],
    ["upstreamPath", { upstreamPath: "/{other}" }, { upstreamPath: "/a/{id}/" }],
    ["methods", { methods: [] }, { methods: ["ANY"] }],
    ["variableName", { newVariable: "" }, { newVariable: "a".repeat(64) }],
    ["variableName", { newVariable: "a-b" }, { newVariable: " a_b " }],
    ["value", { value: "" }, { value: " a:8080/b " }],
    ["value", { value: "a b" }, { value: "a".repeat(512) }],
  ];
  it.each(cases)("%s", (field, refused, accepted) => {
    const bad = { ...LEAST, ...refused };
    expect(Object.keys(routeProblems(bad))).toEqual([field]);
    expect(refusedByServer(bad)).toEqual([field]);
    expect(routeProblems({ ...LEAST, ...accepted })).toEqual({});
    expect(refusedByServer({ ...LEAST, ...accepted })).toEqual([]);
  });

  it("a variable that the stage has needs neither a name nor a value", () => {
    const draft = { ...LEAST, variable: "elb", newVariable: "", value: "" };
    expect(routeProblems(draft)).toEqual({});
    expect(refusedByServer(draft)).toEqual([]);
  });
});
