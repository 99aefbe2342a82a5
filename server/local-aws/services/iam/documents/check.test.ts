import { describe, expect, it } from "vitest";
import { checkInlinePolicy, checkManagedPolicy, checkTrustPolicy } from "./check";

const Version = "2012-10-17";
const trust = { Effect: "Allow", Principal: { Service: "ecs-tasks.amazonaws.com" }, Action: "sts:AssumeRole" };
const identity = { Effect: "Allow", Action: ["logs:PutLogEvents", "logs:Create*"], Resource: "arn:aws:logs:*:*:*" };
const written = (statement: object, more: object = { Version }) => JSON.stringify({ ...more, Statement: statement });

describe("a trust policy", () => {
  it.each([
    ["one statement", written(trust)],
    ["several, without a version", written([trust, { ...trust, Sid: "Two" }], {})],
    ["everyone", written({ ...trust, Principal: "*" })],
    ["an account", written({ ...trust, Principal: { AWS: ["arn:aws:iam::000000000000:root"] } })],
    ["a condition", written({ ...trust, Condition: { StringEquals: { "aws:SourceAccount": "000000000000" } } })],
  ])("may be %s", (_name, text) => expect(checkTrustPolicy(text)).toBe(text));

  it.each([
    ["This policy contains invalid Json", "{"],
    ["This policy contains invalid Json", undefined],
    ["Syntax errors in policy.", "[]"],
    ["Syntax errors in policy.", written([])],
    ["Syntax errors in policy.", written({ ...trust, Effect: "allow" })],
    ["Syntax errors in policy.", written({ ...trust, Actions: [] })],
    ["Syntax errors in policy.", written(trust, { Version: "2013-01-01" })],
    ["Missing required field Principal", written({ ...trust, Principal: undefined })],
    ["Missing required field Action", written({ ...trust, Action: undefined })],
    ["Has prohibited field Resource", written({ ...trust, Resource: "*" })],
    ["AssumeRole policy may only specify STS AssumeRole actions.", written({ ...trust, Action: "ecs:RunTask" })],
    ['Invalid principal in policy: "SERVICE":"ecs-tasks"', written({ ...trust, Principal: { Service: "ecs-tasks" } })],
  ])("is refused: %s", (message, text) => {
    expect(() => checkTrustPolicy(text)).toThrow(
      expect.objectContaining({ code: "MalformedPolicyDocumentException", message }),
    );
  });
});

describe("an identity policy", () => {
  it.each([
    ["actions and resources", written(identity)],
    ["everything", written({ Effect: "Allow", Action: "*", Resource: "*" })],
    ["what it is not", written({ Effect: "Deny", NotAction: "iam:*", NotResource: "*" })],
  ])("may name %s", (_name, text) => {
    expect(checkManagedPolicy(text)).toBe(text);
    expect(checkInlinePolicy(text)).toBe(text);
  });

  it.each([undefined, "2008-10-17"])("of version %s is a role's own at most", (older) => {
    const text = written(identity, { Version: older });
    expect(checkInlinePolicy(text)).toBe(text);
    const message = "Policy document must be version 2012-10-17 or greater.";
    expect(() => checkManagedPolicy(text)).toThrow(expect.objectContaining({ message }));
  });

  it.each([
    ["Policy document should not specify a principal.", written({ ...identity, Principal: "*" })],
    ["Policy statement must contain actions.", written({ ...identity, Action: undefined })],
    ["Policy statement must contain resources.", written({ ...identity, Resource: [] })],
    [
      "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.",
      written({ ...identity, Action: "PutLogEvents" }),
    ],
    ['Resource my-log must be in ARN format or "*".', written({ ...identity, Resource: "my-log" })],
  ])("is refused: %s", (message, text) => {
    expect(() => checkManagedPolicy(text)).toThrow(expect.objectContaining({ message }));
    expect(() => checkInlinePolicy(text)).toThrow(expect.objectContaining({ message }));
  });
});
