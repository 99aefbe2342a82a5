import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { cacheDir } from "../paths.mjs";
import { runBin } from "../run.mjs";
import { readVitest } from "./read-report.mjs";

/**
 * Runs vitest.config.ts's projects of a kind: `unit` or `integration`. `workers`: how many files at once; by default one
 * less than there are processors.
 */
export async function vitest(project, workers) {
  mkdirSync(cacheDir, { recursive: true });
  const report = join(cacheDir, `vitest-${project}.json`);
  rmSync(report, { force: true });
  const args = [
    "run",
    "--project",
    `${project}*`,
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
  ];
  if (workers) args.push(`--maxWorkers=${workers}`);
  const code = await runBin("vitest/vitest.mjs", args);
  return readVitest(report, code);
}
