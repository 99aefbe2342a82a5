import { expect, it } from "vitest";
import { changeSetState, type RawChange, readChanges } from "./changes";

it.each<[RawChange, string]>([
  [{ Action: "Add" }, "added"],
  [{ Action: "Remove" }, "removed"],
  [{ Action: "Import" }, "imported"],
  [{ Action: "Modify", Replacement: "False" }, "changed"],
  [{ Action: "Modify", Replacement: "True" }, "replaced"],
  [{ Action: "Modify", Replacement: "Conditional" }, "maybeReplaced"],
  [{ Action: "Modify", PolicyAction: "ReplaceAndDelete" }, "replaced"],
  [{ Action: "Dynamic" }, "maybeReplaced"],
])("%j is %s", (raw, action) => expect(readChanges([raw])[0]?.action).toBe(action));

it("shows what is lost first, and each property once, by its gravest reason", () => {
  const Details = [
    {
      Target: {
        Attribute: "Properties",
        Name: "Image",
        RequiresRecreation: "Never",
        BeforeValue: "a",
        AfterValue: "b",
      },
    },
    { Target: { Attribute: "Properties", Name: "Image", RequiresRecreation: "Always" } },
    { Target: { Attribute: "Tags" } },
  ];
  const changes = readChanges([
    { Action: "Add", LogicalResourceId: "New" },
    { Action: "Modify", Replacement: "True", LogicalResourceId: "Service", Details },
    { Action: "Remove", PolicyAction: "Retain", LogicalResourceId: "Logs" },
  ]);
  expect(changes.map(({ logicalId, isRetained }) => [logicalId, isRetained])).toEqual([
    ["Logs", true],
    ["Service", false],
    ["New", false],
  ]);
  expect(changes[1]?.properties).toEqual([
    { name: "Image", before: "a", after: "b", replaces: "always" },
    { name: "Tags", replaces: "never" },
  ]);
});

it.each([
  ["CREATE_IN_PROGRESS", "UNAVAILABLE", "", "pending"],
  ["CREATE_COMPLETE", "AVAILABLE", "", "ready"],
  ["FAILED", "UNAVAILABLE", "The submitted information didn't contain changes. Submit…", "nothing"],
  ["FAILED", "UNAVAILABLE", "No updates are to be performed.", "nothing"],
  ["FAILED", "UNAVAILABLE", "Transform failed", "failed"],
  ["CREATE_COMPLETE", "EXECUTE_IN_PROGRESS", "", "executed"],
  ["CREATE_COMPLETE", "EXECUTE_FAILED", "", "executed"],
  ["CREATE_COMPLETE", "OBSOLETE", "", "gone"],
  ["DELETE_PENDING", "UNAVAILABLE", "", "gone"],
])("%s, %s, %j is %s", (status, execution, reason, state) =>
  expect(changeSetState(status, execution, reason)).toBe(state),
);
