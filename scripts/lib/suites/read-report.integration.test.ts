import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, it } from "vitest";
import { readPlaywright, readVitest } from "./read-report.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stageway-report-"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const report = (content: unknown) => {
  const file = join(folder, "report.json");
  writeFileSync(file, typeof content === "string" ? content : JSON.stringify(content));
  return file;
};
const file = (status: string, ...tests: string[]) => ({
  status,
  assertionResults: tests.map((each) => ({ status: each })),
});

it.each([
  ["all pass", { numPassedTests: 2, numFailedTests: 0, testResults: [file("passed", "passed", "passed")] }, 0, 2, 0],
  ["one fails", { numPassedTests: 1, numFailedTests: 1, testResults: [file("failed", "passed", "failed")] }, 1, 1, 1],
  ["a file cannot be loaded", { numPassedTests: 1, numFailedTests: 0, testResults: [file("failed")] }, 1, 1, 1],
  ["the run breaks off", { numPassedTests: 1, numFailedTests: 0, testResults: [file("passed", "passed")] }, 1, 1, 1],
  ["the report is torn", "{ torn", 1, 0, 1],
])("vitest: %s", (_what, content, code, passed, failed) => {
  expect(readVitest(report(content), code)).toEqual({ passed, failed });
});

it.each([
  ["all pass", { stats: { expected: 2, unexpected: 0, flaky: 0 }, errors: [] }, 0, 2, 0],
  ["one fails", { stats: { expected: 1, unexpected: 1, flaky: 0 }, errors: [] }, 1, 1, 1],
  ["one is flaky", { stats: { expected: 1, unexpected: 0, flaky: 1 }, errors: [] }, 0, 1, 1],
  ["the fixtures break", { stats: { expected: 0, unexpected: 0, flaky: 0 }, errors: [{}] }, 1, 0, 1],
])("Playwright: %s", (_what, content, code, passed, failed) => {
  expect(readPlaywright(report(content), code)).toEqual({ passed, failed });
});

it("counts a run without a report as a failure", () => {
  expect(readPlaywright(join(folder, "none.json"), 0)).toEqual({ passed: 0, failed: 1 });
});
