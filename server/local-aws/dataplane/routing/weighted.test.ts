import fc from "fast-check";
import { expect, test } from "vitest";
import { WeightedTurns } from "./weighted";

test("shares by weight without bursts", () => {
  const turns = new WeightedTurns();
  const choices = [
    { key: "a", weight: 2 },
    { key: "b", weight: 1 },
  ];
  expect(Array.from({ length: 6 }, () => turns.next(choices)?.key).join("")).toBe("abaaba");
});

test("weight 0 never gets a turn; nothing but zeros has none", () => {
  const turns = new WeightedTurns();
  const only = [
    { key: "a", weight: 0 },
    { key: "b", weight: 1 },
  ];
  expect([1, 2, 3].map(() => turns.next(only)?.key)).toEqual(["b", "b", "b"]);
  expect(turns.next([{ key: "a", weight: 0 }])).toBeUndefined();
  expect(turns.next([])).toBeUndefined();
});

test("over one round each gets exactly its weight", () => {
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 0, max: 9 }), { minLength: 1, maxLength: 5 }), (weights) => {
      const turns = new WeightedTurns();
      const choices = weights.map((weight, index) => ({ key: String(index), weight }));
      const counts = weights.map(() => 0);
      const round = weights.reduce((sum, weight) => sum + weight, 0);
      for (let turn = 0; turn < round; turn++) {
        const index = Number(turns.next(choices)?.key);
        counts[index] = (counts[index] ?? 0) + 1;
      }
      expect(counts).toEqual(weights);
    }),
  );
});
