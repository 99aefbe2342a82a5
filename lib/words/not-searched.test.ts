import { expect, it } from "vitest";
import { notSearchedWords } from "./not-searched";

it.each([
  [{ clusters: [] }, undefined],
  [{ olderThanNewest: 200, clusters: [] }, "Not looked through: operations before the newest 200."],
  [{ clusters: ["a"] }, "Not looked through: tasks of cluster a that nobody has looked at yet."],
  [
    { olderThanNewest: 200, clusters: ["a", "b"] },
    "Not looked through: operations before the newest 200; tasks of clusters a, b that nobody has looked at yet.",
  ],
  [{ clusters: [], stacks: true }, "Not looked through: stacks, which nobody has looked at yet."],
  [
    { clusters: ["a"], stacks: true },
    "Not looked through: tasks of cluster a that nobody has looked at yet; stacks, which nobody has looked at yet.",
  ],
  [{ clusters: ["a", "b", "c", "d"] }, "Not looked through: tasks of 4 clusters that nobody has looked at yet."],
])("%j: %s", (left, words) => expect(notSearchedWords(left)).toBe(words));
