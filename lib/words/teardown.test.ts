import { expect, it } from "vitest";
import { whyItStays } from "./teardown";

it.each([
  [{ why: "inUse" as const, by: ["stage A/prod"] }, "In use by stage A/prod"],
  [{ why: "inUse" as const, by: ["a", "b", "c", "d", "e"] }, "In use by a, b, c and 2 more"],
  [{ why: "otherEnvironment" as const, by: ["A/dev"] }, "Made for A/dev"],
  [{ why: "stack" as const, by: ["Prod"] }, "Belongs to the CloudFormation stack Prod: delete the stack to remove it"],
  [{ why: "notOurs" as const, by: [] }, "Not made by Stageway"],
])("%j", (stays, words) => expect(whyItStays(stays)).toBe(words));
