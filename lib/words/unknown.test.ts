import { expect, it } from "vitest";
import type { UnknownFamily } from "@/lib/contracts/freshness";
import { groupUnknown, unknownSentence } from "./unknown";

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

it("says apart what is still shown as it was last known", () => {
  const slow = "AWS is being throttled.";
  const last = { ...unknown("services", slow), lastKnownAt: "2026-01-01T00:00:00Z" };
  expect(groupUnknown([unknown("tasks", slow), last])).toEqual([
    { families: "Tasks", message: slow, since: "2026-01-01T00:00:02Z" },
    { families: "Services", message: slow, since: "2026-01-01T00:00:02Z", lastKnownAt: "2026-01-01T00:00:00Z" },
  ]);
  expect(unknownSentence([last])).toMatch(/is shown as it was last known\.$/);
  expect(unknownSentence([unknown("tasks", slow)])).toMatch(/is shown as unknown\.$/);
  expect(unknownSentence([last, unknown("tasks", slow)])).toMatch(/as unknown, or as it was last known where/);
});

it("nothing unknown is nothing to say", () => expect(groupUnknown([])).toEqual([]));
