import { expect, it } from "vitest";
import { inverse } from "./inverse";

const BEFORE = { deploymentId: "d1", variables: { elb: "old", kept: "k" } };

it.each([
  [
    "what was added is removed",
    { set: { more: "m" }, remove: [] },
    { elb: "old", kept: "k", more: "m" },
    { remove: ["more"] },
  ],
  ["what was removed is set again", { set: {}, remove: ["elb"] }, { kept: "k" }, { set: { elb: "old" } }],
  [
    "what was changed gets its former value",
    { set: { elb: "new" }, remove: [] },
    { elb: "new", kept: "k" },
    { set: { elb: "old" } },
  ],
  ["what somebody has changed since stays", { set: { elb: "new" }, remove: [] }, { elb: "theirs", kept: "k" }, {}],
  ["what is back already stays", { set: { elb: "new" }, remove: [] }, { elb: "old", kept: "k" }, {}],
])("%s", (_, change, variables, expected) =>
  expect(inverse(BEFORE, { deploymentId: "d1", ...change }, { deploymentId: "d1", variables })).toEqual(expected),
);
