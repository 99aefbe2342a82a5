import { expect, it } from "vitest";
import { stepsToRedo } from "./retry-operation";

const STEPS = [{ key: "a" }, { key: "b", redo: ["a"] }, { key: "c", redo: ["a", "b"] }];
const statuses = (a: string, b: string, c: string) => [
  { key: "a", status: a },
  { key: "b", status: b },
  { key: "c", status: c },
];

it.each([
  ["what is done stays done", statuses("done", "done", "cancelled"), ["c"]],
  ["a failed step takes others with it", statuses("done", "done", "failed"), ["c", "a", "b"]],
  ["a step that was only stopped does not", statuses("done", "cancelled", "pending"), ["b", "c"]],
  ["each once", statuses("pending", "failed", "failed"), ["a", "b", "c"]],
])("%s", (_name, given, expected) => {
  expect(stepsToRedo(STEPS, given)).toEqual(expected);
});
