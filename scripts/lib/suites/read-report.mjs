import { readFileSync } from "node:fs";
import { tally } from "./tally.mjs";

/**
 * What vitest's JSON report comes to. A file that failed before its first test, or a run that broke off, has no failed
 * test to count: it counts as one.
 */
export function readVitest(report, code) {
  return read(report, code, ({ numPassedTests, numFailedTests, testResults }) => {
    const broken = testResults.filter((file) => file.status === "failed" && !file.assertionResults.some(isFailed));
    return tally(numPassedTests, numFailedTests + broken.length);
  });
}

/** What Playwright's comes to. A test that passed only when repeated is a failure: nobody looks at it otherwise. */
export function readPlaywright(report, code) {
  return read(report, code, ({ stats, errors }) =>
    tally(stats.expected, stats.unexpected + stats.flaky + errors.length),
  );
}

function read(report, code, count) {
  try {
    const { passed, failed } = count(JSON.parse(readFileSync(report, "utf8")));
    return tally(passed, code !== 0 && failed === 0 ? 1 : failed);
  } catch {
    return tally(0, 1);
  }
}

const isFailed = ({ status }) => status === "failed";
