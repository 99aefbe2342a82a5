import { expect, it } from "vitest";
import { allPages, inBatches } from "./pages";

it("asks until there is no token, and hands each on", async () => {
  const asked: (string | undefined)[] = [];
  const all = await allPages(async (token) => {
    asked.push(token);
    const page = Number(token ?? 0);
    return { items: [page], next: page < 2 ? String(page + 1) : undefined };
  });
  expect(all).toEqual([0, 1, 2]);
  expect(asked).toEqual([undefined, "1", "2"]);
});

it("does not go round with an endpoint that repeats its token", async () => {
  const all = await allPages(async () => ({ items: ["x"], next: "same" }));
  expect(all).toEqual(["x", "x"]);
});

it("makes batches", () => {
  expect(inBatches([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]]);
  expect(inBatches([], 10)).toEqual([]);
});
