import fc from "fast-check";
import { describe, expect, it } from "vitest";
import type { DeploymentRecord } from "../../model";
import { matchRoute } from "./routes";

function snapshot(...paths: string[]): DeploymentRecord {
  const resources = paths.map((path) => ({
    restApiId: "api",
    id: path,
    path,
    pathPart: path.split("/").at(-1),
    methods: path.startsWith("/bare") ? {} : { GET: { httpMethod: "GET", authorizationType: "NONE" } },
  }));
  return {
    restApiId: "api",
    id: "dep",
    createdDate: new Date(0),
    resources: resources as DeploymentRecord["resources"],
  };
}

const match = (paths: string[], path: string) => {
  const found = matchRoute(snapshot(...paths), path);
  return found && [found.resource.path, { ...found.pathParameters }];
};

const ALL = ["/{proxy+}", "/orders/{id}", "/orders/new", "/orders", "/", "/orders/{id}/items/{proxy+}", "/bare"];

describe("matchRoute", () => {
  it.each([
    ["/", "/", {}],
    ["/orders", "/orders", {}],
    ["/orders/", "/orders", {}],
    ["/orders/new", "/orders/new", {}],
    ["/orders/n%65w", "/orders/new", {}],
    ["/orders/7", "/orders/{id}", { id: "7" }],
    ["/orders/a%2Fb", "/orders/{id}", { id: "a%2Fb" }],
    ["/orders/7/items/a/b", "/orders/{id}/items/{proxy+}", { id: "7", proxy: "a/b" }],
    ["/orders/7/items/a/", "/orders/{id}/items/{proxy+}", { id: "7", proxy: "a/" }],
    // The more specific branch leads nowhere: the greedy one takes it.
    ["/orders/7/items", "/{proxy+}", { proxy: "orders/7/items" }],
    ["/other/%zz", "/{proxy+}", { proxy: "other/%zz" }],
    // A resource without methods is only a parent.
    ["/bare", "/{proxy+}", { proxy: "bare" }],
    ["//x", "/{proxy+}", { proxy: "/x" }],
  ])("%s", (path, resource, parameters) => {
    expect(match(ALL, path)).toEqual([resource, parameters]);
  });

  it.each([
    [["/orders"], "/"],
    [["/orders"], "/orders/7"],
    [["/orders/{id}"], "/orders"],
    [["/orders/{id}"], "/orders//"],
    [["/{proxy+}"], "/"],
    [["/Orders"], "/orders"],
  ])("none of %j for %s", (paths, path) => {
    expect(match(paths, path)).toBeUndefined();
  });

  it("never fails, and gives every parameter of the resource it finds", () => {
    fc.assert(
      fc.property(fc.string(), (text) => {
        const found = matchRoute(snapshot(...ALL), `/${text}`);
        const names = [...(found?.resource.path ?? "").matchAll(/\{(\w+)\+?\}/g)].map(([, name]) => name);
        expect(Object.keys(found?.pathParameters ?? {})).toEqual(names);
      }),
    );
  });
});
