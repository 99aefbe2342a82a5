import { NormalizedSchema } from "@smithy/core/schema";
import { describe, expect, it } from "vitest";
import type { OperationModel } from "../../model/load-model";
import { createRouter } from "./rest-router";

const unit = NormalizedSchema.of("unit");
const operation = (name: string, method: string, pattern: string): OperationModel => ({
  name,
  input: unit,
  output: unit,
  http: [method, pattern, 200],
});

const router = createRouter([
  operation("CreateRestApi", "POST", "/restapis"),
  operation("ImportRestApi", "POST", "/restapis?mode=import"),
  operation("GetRestApi", "GET", "/restapis/{restApiId}"),
  operation("GetStage", "GET", "/restapis/{restApiId}/stages/{stageName}"),
  operation("GetSpecial", "GET", "/restapis/special"),
  operation("Greedy", "GET", "/files/{path+}"),
  operation("GreedyTail", "GET", "/files/{path+}/meta"),
  operation("Flag", "GET", "/files/{path+}?acl"),
]);

const match = (method: string, target: string) => {
  const [path = "", query = ""] = target.split("?");
  const found = router.match(method, path, new URLSearchParams(query));
  return found && [found.operation.name, Object.fromEntries(found.labels)];
};

describe("createRouter", () => {
  it.each([
    ["POST", "/restapis", ["CreateRestApi", {}]],
    ["POST", "/restapis/", ["CreateRestApi", {}]],
    ["POST", "/restapis?mode=import&x=1", ["ImportRestApi", {}]],
    ["POST", "/restapis?mode=other", ["CreateRestApi", {}]],
    ["GET", "/restapis/abc", ["GetRestApi", { restApiId: "abc" }]],
    ["GET", "/restapis/special", ["GetSpecial", {}]],
    ["GET", "/restapis/a%2Fb%20c/stages/%C3%A9", ["GetStage", { restApiId: "a/b c", stageName: "é" }]],
    ["GET", "/files/a/b/c", ["Greedy", { path: "a/b/c" }]],
    ["GET", "/files/a?acl", ["Flag", { path: "a" }]],
    ["GET", "/restapis/abc/stages", undefined],
    ["GET", "/restapis//stages/x", undefined],
    ["GET", "/files/", undefined],
    ["PUT", "/restapis", undefined],
    ["GET", "/", undefined],
  ])("%s %s", (method, target, expected) => expect(match(method, target)).toEqual(expected));

  it("refuses a path that is not validly percent-encoded", () => {
    expect(() => match("GET", "/restapis/%zz")).toThrow(expect.objectContaining({ code: "SerializationException" }));
  });
});
