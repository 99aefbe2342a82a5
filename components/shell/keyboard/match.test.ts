import { describe, expect, it } from "vitest";
import { type Match, match, type Pressed } from "./match";
import { SHORTCUTS } from "./shortcuts";

const plain: Pressed = {
  key: "",
  ctrlKey: false,
  metaKey: false,
  altKey: false,
  inField: false,
  inDialog: false,
  mac: false,
  off: false,
};

describe("a key does", () => {
  it.each<[Partial<Pressed>, string | undefined, Match]>([
    [{ key: "r" }, undefined, { press: "refresh" }],
    [{ key: "?" }, undefined, { press: "shortcuts" }],
    [{ key: "/" }, undefined, { press: "filter" }],
    [{ key: "k" }, undefined, { move: -1 }],
    [{ key: "g" }, undefined, { begun: "g" }],
    [{ key: "e" }, "g", { go: "/" }],
    [{ key: "l" }, "g", { go: "/load-balancers" }],
    [{ key: "g" }, "g", { begun: "g" }],
    // What fits no second key is a key of its own.
    [{ key: "r" }, "g", { press: "refresh" }],
    [{ key: "e" }, undefined, null],
    [{ key: "x" }, undefined, null],
    [{ key: "k", ctrlKey: true }, undefined, { press: "find" }],
    [{ key: "K", ctrlKey: true, inField: true }, undefined, { press: "find" }],
    [{ key: "k", metaKey: true, mac: true }, undefined, { press: "find" }],
    [{ key: "k", ctrlKey: true, off: true }, undefined, { press: "find" }],
    [{ key: "k", ctrlKey: true, inDialog: true }, undefined, { press: "find" }],
  ])("%j after %s: %j", (pressed, before, expected) =>
    expect(match({ ...plain, ...pressed }, before)).toEqual(expected),
  );
});

describe("never ours are", () => {
  it.each<[string, Partial<Pressed>]>([
    ["what is typed into a field", { key: "r", inField: true }],
    ["a key over a dialog", { key: "r", inDialog: true }],
    ["reload", { key: "r", ctrlKey: true }],
    ["reload on a Mac", { key: "r", metaKey: true, mac: true }],
    ["print", { key: "p", ctrlKey: true }],
    ["cutting a line on a Mac", { key: "k", ctrlKey: true, mac: true }],
    ["⌘ or the Windows key elsewhere", { key: "k", metaKey: true }],
    ["what a screen reader or a menu takes with Alt", { key: "g", altKey: true }],
    ["a single key when they are switched off", { key: "r", off: true }],
    ["Tab", { key: "Tab" }],
    ["Escape", { key: "Escape" }],
    ["an arrow, which scrolls", { key: "ArrowDown" }],
  ])("%s", (_, pressed) => expect(match({ ...plain, ...pressed })).toBeNull());
});

it("no two shortcuts have the same keys, and none hides behind the first key of another", () => {
  const all = SHORTCUTS.flatMap(({ keys }) => keys);
  expect(new Set(all).size).toBe(all.length);
  const firsts = all.filter((keys) => keys.includes(" ")).map((keys) => keys.split(" ")[0]);
  expect(all.filter((keys) => firsts.includes(keys))).toEqual([]);
});
