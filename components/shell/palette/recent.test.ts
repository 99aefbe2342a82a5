import { afterEach, beforeEach, expect, it, vi } from "vitest";
import type { SearchHit } from "@/lib/contracts/search";
import { groupsOf } from "./groups";
import { recentHits, rememberHit } from "./recent";

const hit = (id: string, kind: SearchHit["kind"] = "service", href = `/services/c/${id}`): SearchHit => ({
  id,
  kind,
  title: id,
  href,
});

let kept: Map<string, string>;
beforeEach(() => {
  kept = new Map();
  vi.stubGlobal("localStorage", {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  });
});
afterEach(() => vi.unstubAllGlobals());

const ids = (): string[] => recentHits().map(({ id }) => id);

it("keeps the last six, the latest first, each once", () => {
  for (const id of ["a", "b", "c", "a", "d", "e", "f", "g"]) rememberHit(hit(id));
  expect(ids()).toEqual(["g", "f", "e", "d", "a", "c"]);
});

it.each([
  ["no JSON", "{"],
  ["no list", '{"id":"a"}'],
  ["an address elsewhere", JSON.stringify([hit("a", "page", "//elsewhere.example")])],
  ["a script", JSON.stringify([hit("a", "page", "javascript:alert(1)")])],
  ["a kind that there is not", JSON.stringify([{ ...hit("a"), kind: "bucket" }])],
])("what the store holds may be anything: %s", (_, stored) => {
  kept.set("stageway-recent", stored);
  expect(recentHits()).toEqual([]);
});

it("works where the browser keeps nothing", () => {
  vi.stubGlobal("localStorage", {
    getItem: () => {
      throw new Error("SecurityError");
    },
  });
  rememberHit(hit("a"));
  expect(recentHits()).toEqual([]);
});

const PLACES = [hit("new", "action", "/environments/new"), hit("home", "page", "/")];

it("asked for nothing: recent ones first, each thing once", () => {
  const groups = groupsOf(" ", PLACES, [hit("web"), hit("home", "page", "/")]);
  expect(groups.map(({ label, items }) => [label, items.map(({ id }) => id)])).toEqual([
    ["Recent", ["web", "home"]],
    ["Actions", ["new"]],
  ]);
});

it("asked for something: as the server ranked it, whatever was recent", () => {
  expect(groupsOf("w", [hit("web"), hit("win")], [hit("old")])).toEqual([
    { label: "Best first", items: [hit("web"), hit("win")] },
  ]);
  expect(groupsOf("w", [], [hit("old")])).toEqual([]);
});
