import { mkdirSync, readFileSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheDir } from "../paths.mjs";
import { runBin } from "../run.mjs";
import { tally } from "./tally.mjs";

/** Runs one of vitest.config.ts's projects: `unit` or `integration`. */
export async function vitest(project) {
  mkdirSync(cacheDir, { recursive: true });
  const report = join(cacheDir, `vitest-${project}.json`);
  rmSync(report, { force: true });
  const args = ["run", "--project", project, "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await runBin("vitest/vitest.mjs", args);
  return readTally(report, code);
}

/** A file that failed before its first test, or a run that broke off, has no failed test to count: it counts as one. */
function readTally(report, code) {
  try {
    const { numPassedTests, numFailedTests, testResults } = JSON.parse(readFileSync(report, "utf8"));
    const broken = testResults.filter((file) => file.status === "failed" && !file.assertionResults.some(isFailed));
    const failed = numFailedTests + broken.length;
    return tally(numPassedTests, code !== 0 && failed === 0 ? 1 : failed);
  } catch {
    return tally(0, 1);
  }
}

const isFailed = ({ status }) => status === "failed";
