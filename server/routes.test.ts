import { expect, it } from "vitest";
import { OTHER, readRoutes, routeOf } from "./routes";

const route = routeOf([
  "/",
  "/environments/[apiId]/[stage]",
  "/environments/new",
  "/api/environments/[apiId]/[stage]",
  "/docs/[...path]",
  "/services/[cluster]",
  "/icon.svg",
]);

it.each([
  ["/", "/"],
  ["/environments/new", "/environments/new"],
  ["/environments/a1b2c3/dev", "/environments/[apiId]/[stage]"],
  ["/environments/a1b2c3/dev/", "/environments/[apiId]/[stage]"],
  ["/environments/new/dev", "/environments/[apiId]/[stage]"],
  ["/docs/a/b/c", "/docs/[...path]"],
  ["/services/main", "/services/[cluster]"],
  ["/icon.svg", "/icon.svg"],
  // What nobody built shares one label, however many there are.
  ["/iconxsvg", OTHER],
  ["/wp-admin.php", OTHER],
  ["/environments/a/b/c", OTHER],
  ["/services/", OTHER],
  ["//environments/new", OTHER],
  ["/_next/static/chunks/1.js", "/_next"],
])("%s is %s", (path, expected) => expect(route(path)).toBe(expected));

it("knows nothing without a build", () => expect(readRoutes("/nowhere")("/")).toBe(OTHER));
