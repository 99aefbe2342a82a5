import { mkdirSync, rmSync } from "node:fs";
import { join } from "node:path";
import { findBrowser } from "../browser/find.mjs";
import { ensureBuilt } from "../build.mjs";
import { cacheDir } from "../paths.mjs";
import { runBin } from "../run.mjs";
import { readSettings } from "../settings.mjs";
import { readPlaywright } from "./read-report.mjs";
import { tally } from "./tally.mjs";

/** The production build that the end-to-end tests run: one check. */
export async function build() {
  await ensureBuilt(readSettings().distDir);
  return tally(1, 0);
}

/** Runs the end-to-end tests in a real browser against that build. `args` go to Playwright: file names, `--grep`. */
export async function e2e(args = []) {
  await ensureBuilt(readSettings().distDir);
  const browser = await findBrowser();
  mkdirSync(cacheDir, { recursive: true });
  const report = join(cacheDir, "playwright.json");
  rmSync(report, { force: true });
  const env = {
    ...process.env,
    STAGEWAY_E2E_BROWSER: JSON.stringify({ ...browser, env: onlyOwn(browser.env) }),
    PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true",
  };
  const code = await runBin("playwright/cli.js", ["test", "--reporter=list,json", ...args], { env });
  return readPlaywright(report, code);
}

/** Playwright's workers have our environment already; only what the browser needs beyond it is handed over. */
const onlyOwn = (env) => Object.fromEntries(Object.entries(env).filter(([name, value]) => process.env[name] !== value));
