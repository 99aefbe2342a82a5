import { expect, it } from "vitest";
import { dueInMs, noteDue, withAttention } from "./attention";
import { beatOf } from "./beat";

it.each([
  ["stages", "it", false, "due"],
  ["resources", "it", false, "due"],
  ["stages", "another", true, "any"],
  ["clusters", "it", true, "any"],
  ["stages", "many", true, "due"],
  ["stages", "many", false, "own"],
  ["resources", "many", true, "any"],
  ["snapshots", "many", false, "any"],
] as const)("%s, on a page about %s, one of few: %s, decides: %s", (family, about, isOneOfFew, beat) => {
  expect(beatOf(family, { about, isOneOfFew })).toBe(beat);
});

it.each<[what: string, notes: number[], due: number | undefined]>([
  ["the first of them", [1_900, 700, 2_000], 700],
  ["nothing", [], undefined],
  ["now", [-20], 0],
  ["of many, nothing", [700, Number.NaN, 900], undefined],
])("tells when to look again: %s", (_, notes, due) => {
  withAttention("watch", () => {
    for (const inMs of notes) noteDue(10_000 + inMs);
    expect(dueInMs(10_000)).toBe(due);
  });
});
