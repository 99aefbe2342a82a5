import { expect, it } from "vitest";
import type { UnknownFamily } from "@/lib/contracts/freshness";
import { groupUnknown } from "./unknown";

const unknown = (family: UnknownFamily["family"], message: string, since = "2026-01-01T00:00:02Z"): UnknownFamily => ({
  family,
  code: "aws_unreachable",
  message,
  since,
});

it("says one reason once, with all that it hits, since the first of them", () => {
  const silent = "AWS does not answer.";
  expect(
    groupUnknown([
      unknown("targetHealth", silent),
      unknown("apis", silent, "2026-01-01T00:00:01Z"),
      unknown("tasks", "Not allowed."),
    ]),
  ).toEqual([
    { families: "Target health, APIs", message: silent, since: "2026-01-01T00:00:01Z" },
    { families: "Tasks", message: "Not allowed.", since: "2026-01-01T00:00:02Z" },
  ]);
});

it("nothing unknown is nothing to say", () => expect(groupUnknown([])).toEqual([]));
