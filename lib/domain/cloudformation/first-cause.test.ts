import { expect, it } from "vitest";
import type { StackEvent } from "@/lib/contracts/stacks/stack";
import { firstCause } from "./first-cause";
import { runProgress } from "./last-run";

const ID = "arn:aws:cloudformation:us-east-1:000000000000:stack/shop/1";
const SUBJECT = { id: ID, name: "shop" };

/** `Service CREATE_FAILED: reason`, oldest first; answered newest first, as CloudFormation does. */
const events = (...lines: string[]): StackEvent[] =>
  lines
    .map((line, at): StackEvent => {
      const [head = "", ...reason] = line.split(": ");
      const [logicalId = "", status = ""] = head.split(" ");
      const isStack = logicalId === "shop";
      return {
        id: String(at),
        at: new Date(at * 1000).toISOString(),
        logicalId,
        ...(isStack && { physicalId: ID }),
        type: isStack ? "AWS::CloudFormation::Stack" : "AWS::ECS::Service",
        status,
        ...(reason.length > 0 && { reason: reason.join(": ") }),
      };
    })
    .reverse();

type Case = [what: string, status: string, lines: string[], cause: string | null, followed: number];
const CASES: Case[] = [
  ["nothing failed", "CREATE_COMPLETE", ["shop CREATE_IN_PROGRESS", "A CREATE_COMPLETE"], null, 0],
  [
    "the others were called off",
    "ROLLBACK_COMPLETE",
    [
      "shop CREATE_IN_PROGRESS",
      "B CREATE_FAILED: Resource creation cancelled",
      "A CREATE_FAILED: No such image",
      "C CREATE_FAILED: Resource creation Cancelled",
      "shop ROLLBACK_IN_PROGRESS: The following resource(s) failed to create: [B, A, C].",
      "A DELETE_COMPLETE",
      "shop ROLLBACK_COMPLETE",
    ],
    "A CREATE_FAILED: No such image",
    2,
  ],
  [
    "two fail by themselves: the earlier",
    "ROLLBACK_IN_PROGRESS",
    ["shop CREATE_IN_PROGRESS", "A CREATE_FAILED: first", "B CREATE_FAILED: second", "shop ROLLBACK_IN_PROGRESS"],
    "A CREATE_FAILED: first",
    1,
  ],
  [
    "an update; the creation before was well, and an older failure is another run's",
    "UPDATE_ROLLBACK_COMPLETE",
    [
      "shop UPDATE_IN_PROGRESS",
      "Old UPDATE_FAILED: long ago",
      "shop UPDATE_ROLLBACK_COMPLETE",
      "shop UPDATE_IN_PROGRESS: User Initiated",
      "New UPDATE_FAILED: now",
      "shop UPDATE_ROLLBACK_IN_PROGRESS: The following resource(s) failed to update: [New].",
      "shop UPDATE_ROLLBACK_COMPLETE",
    ],
    "New UPDATE_FAILED: now",
    0,
  ],
  [
    "no resource failed: the stack itself says why",
    "ROLLBACK_COMPLETE",
    ["shop CREATE_IN_PROGRESS", "shop ROLLBACK_IN_PROGRESS: Stack creation timed out", "shop ROLLBACK_COMPLETE"],
    "shop ROLLBACK_IN_PROGRESS: Stack creation timed out",
    0,
  ],
  [
    "a deletion that is refused",
    "DELETE_FAILED",
    ["shop DELETE_IN_PROGRESS", "shop DELETE_FAILED: Export x cannot be deleted as it is in use by y"],
    "shop DELETE_FAILED: Export x cannot be deleted as it is in use by y",
    0,
  ],
  [
    "a deletion that a resource holds up",
    "DELETE_FAILED",
    [
      "shop DELETE_IN_PROGRESS",
      "Vpc DELETE_FAILED: has dependencies",
      "shop DELETE_FAILED: The following resource(s) failed to delete: [Vpc].",
    ],
    "Vpc DELETE_FAILED: has dependencies",
    0,
  ],
  [
    "only what was called off is known: still better than nothing",
    "ROLLBACK_COMPLETE",
    ["shop CREATE_IN_PROGRESS", "B CREATE_FAILED: Resource creation cancelled"],
    "B CREATE_FAILED: Resource creation cancelled",
    0,
  ],
  ["the events do not say", "ROLLBACK_COMPLETE", [], null, 0],
];

it.each(CASES)("%s", (_, status, lines, cause, followed) => {
  const found = firstCause(events(...lines), { ...SUBJECT, status });
  expect(found && `${found.logicalId} ${found.status}: ${found.reason}`).toBe(cause);
  expect(found?.followed ?? 0).toBe(followed);
});

it("what fails while it is rolled back is named beside the cause", () => {
  const all = events(
    "shop UPDATE_IN_PROGRESS",
    "A UPDATE_FAILED: first",
    "shop UPDATE_ROLLBACK_IN_PROGRESS",
    "B UPDATE_FAILED: not even back",
    "shop UPDATE_ROLLBACK_FAILED: The following resource(s) failed to update: [B].",
  );
  const found = firstCause(all, { ...SUBJECT, status: "UPDATE_ROLLBACK_FAILED" });
  expect(found).toMatchObject({ logicalId: "A", followed: 0, rollback: { logicalId: "B", reason: "not even back" } });
});

it("counts what is through and names what is under way, of the last run alone", () => {
  const all = events(
    "shop CREATE_IN_PROGRESS",
    "Old CREATE_COMPLETE",
    "shop UPDATE_IN_PROGRESS",
    "A UPDATE_IN_PROGRESS",
    "A UPDATE_COMPLETE",
    "B CREATE_IN_PROGRESS",
  );
  expect(runProgress(all, SUBJECT)).toEqual({ done: 1, active: ["B"] });
});
