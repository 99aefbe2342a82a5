import { expect, it } from "vitest";
import type { MethodView } from "@/lib/contracts/api-detail";
import { sideBySide } from "./side-by-side";

const method = (path: string, httpMethod: string, uri: string): MethodView => ({
  path,
  httpMethod,
  integration: { type: "HTTP", uri },
});

it("pairs the methods of both sides by path and method", () => {
  const [newGet, newPost] = [method("/a", "GET", "new"), method("/b", "POST", "new")];
  const [oldGet, oldPut] = [method("/a", "GET", "old"), method("/a", "PUT", "old")];
  expect(sideBySide([newPost, newGet], [oldGet, oldPut])).toEqual([
    { path: "/a", httpMethod: "GET", editable: newGet, deployed: oldGet },
    { path: "/a", httpMethod: "PUT", deployed: oldPut },
    { path: "/b", httpMethod: "POST", editable: newPost },
  ]);
});

it("has no pairs where neither side has methods", () => expect(sideBySide([], [])).toEqual([]));
