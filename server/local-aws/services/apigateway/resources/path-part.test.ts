import { describe, expect, it } from "vitest";
import type { ResourceRecord } from "../model";
import { checkPathPart } from "./path-part";

const resource = (pathPart?: string): ResourceRecord => ({ restApiId: "a", id: "r", pathPart, path: "/", methods: {} });

describe("checkPathPart", () => {
  it.each(["orders", "v1.2", "a_b-c", "a:b", "{id}", "{proxy+}", "{a.b}"])("takes %s", (part) => {
    expect(() => checkPathPart(part, resource(), [])).not.toThrow();
  });

  it.each(["a b", "a/b", "{id", "id}", "{}", "{+}", "{a}{b}", "x{id}", "a+", "é", "a\n", "$metadata"])(
    "refuses %j",
    (part) => {
      expect(() => checkPathPart(part, resource(), [])).toThrow(/^Resource's path part only allow a-zA-Z0-9\._-:/);
    },
  );

  it("refuses a name twice, a second variable, and a child of a greedy one", () => {
    expect(() => checkPathPart("a", resource(), [resource("a")])).toThrow(
      "Another resource with the same parent already has this name: a",
    );
    expect(() => checkPathPart("{b}", resource(), [resource("{a+}")])).toThrow(
      "A sibling ({a+}) of this resource already has a variable path part -- only one is allowed",
    );
    expect(() => checkPathPart("a", resource("{proxy+}"), [])).toThrow(
      "Cannot create a child of a resource with a greedy path variable: {proxy+}",
    );
  });
});
