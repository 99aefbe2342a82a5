import { describe, expect, it } from "vitest";
import { AppFailure } from "@/lib/contracts/app-failure";
import { AwsFailure, type AwsFailureFields } from "@/server/aws/errors";
import { verdictOfFailure } from "./verdict-of-failure";

const aws = (fields: Partial<AwsFailureFields>) =>
  new AwsFailure("Rate exceeded", {
    code: "aws_throttled",
    awsCode: "TooManyRequestsException",
    operation: "CreateDeployment",
    retryable: true,
    ...fields,
  });

describe("verdictOfFailure", () => {
  it("tries again what may pass, with growing waits", () => {
    const waits = [0, 1, 2, 7].map((attempts) => verdictOfFailure(aws({}), attempts));
    expect(waits.map((verdict) => verdict.again && verdict.waitMs)).toEqual([1_000, 2_000, 4_000, 30_000]);
  });

  it("waits as long as AWS asks", () => {
    expect(verdictOfFailure(aws({ retryAfterMs: 5_000 }), 3)).toMatchObject({ again: true, waitMs: 5_000 });
  });

  it("gives up in the end, with AWS's words", () => {
    const verdict = verdictOfFailure(aws({}), 8);
    expect(verdict).toMatchObject({ again: false, error: { code: "aws_throttled" } });
  });

  it("does not repeat what AWS refused", () => {
    const verdict = verdictOfFailure(aws({ code: "aws_rejected", retryable: false }), 0);
    expect(verdict).toMatchObject({ again: false, error: { code: "aws_rejected" } });
  });

  it.each(["not_found", "conflict"] as const)("lets AWS settle for a while: %s", (code) => {
    const failure = aws({ code, retryable: false });
    expect(verdictOfFailure(failure, 0)).toMatchObject({ again: true, waitMs: 1_000 });
    expect(verdictOfFailure(failure, 4)).toMatchObject({ again: false, error: { code } });
  });

  it("hands on what was said for a person", () => {
    const error = { code: "conflict" as const, message: "There are two APIs named x." };
    expect(verdictOfFailure(new AppFailure(error), 0)).toEqual({ again: false, error });
  });

  it("treats AWS's failure in a person's words as AWS's failure, and ends with those words", () => {
    const error = { code: "aws_throttled" as const, message: "prod serves abc still." };
    const told = new AppFailure(error, { cause: aws({}) });
    expect(verdictOfFailure(told, 0)).toMatchObject({ again: true, waitMs: 1_000 });
    expect(verdictOfFailure(told, 8)).toEqual({ again: false, error });
  });

  it("masks what nobody foresaw", () => {
    const verdict = verdictOfFailure(new TypeError("secret is not a function"), 0);
    expect(verdict).toMatchObject({ again: false, unknown: true, error: { code: "internal" } });
    expect(JSON.stringify(verdict)).not.toContain("secret");
  });
});
