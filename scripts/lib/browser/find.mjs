import { existsSync } from "node:fs";
import { Problem, say } from "../problem.mjs";
import { run, runBin } from "../run.mjs";
import { installedBrowsers } from "./installed.mjs";
import { fromSparticuz } from "./sparticuz.mjs";

/** So that a test's browser talks to nobody but the page under test. */
export const QUIET_ARGS = [
  "--disable-background-networking",
  "--disable-component-update",
  "--disable-sync",
  "--no-first-run",
];

/** The places to look, nearest first; each is asked only when those before had no browser that works. */
const SOURCES = [
  { name: "Playwright's own", find: fromPlaywright },
  { name: "an installed Chrome or Chromium", find: installedBrowsers },
  { name: "the npm package @sparticuz/chromium", find: fromSparticuz },
  { name: "Playwright's download", find: downloaded },
  { name: "Debian's package chromium", find: fromDebian },
];

/**
 * A browser that was really started once: Playwright's launch options for it. `CHROMIUM_PATH` decides alone when it is
 * set. Throws a Problem when there is none.
 */
export async function findBrowser() {
  const chosen = process.env.CHROMIUM_PATH;
  if (chosen) {
    const failure = await tryLaunch({ executablePath: chosen });
    if (failure) throw new Problem(`CHROMIUM_PATH=${chosen} does not start: ${failure}`);
    return launchOptions({ executablePath: chosen });
  }
  for (const { name, find } of SOURCES) {
    for (const browser of [await find()].flat()) {
      if (!browser) continue;
      const failure = await tryLaunch(browser);
      if (!failure) {
        say(`browser: ${name}${browser.executablePath ? `, ${browser.executablePath}` : ""}`);
        return launchOptions(browser);
      }
      say(`${browser.executablePath} does not start: ${failure}`);
    }
  }
  throw new Problem("No browser found or obtained. Install Chrome or Chromium, or set CHROMIUM_PATH to one.");
}

const launchOptions = ({ executablePath, env }) => ({
  executablePath,
  args: QUIET_ARGS,
  env: { ...process.env, ...env },
});

async function tryLaunch(candidate) {
  const { chromium } = await import("playwright");
  try {
    const browser = await chromium.launch({ ...launchOptions(candidate), timeout: 30_000 });
    const page = await browser.newPage();
    await page.setContent("<p>ready</p>");
    await browser.close();
    return undefined;
  } catch (error) {
    return String(error.message).split("\n")[0];
  }
}

/** Without a path Playwright takes its own, the whole browser or the smaller headless shell. */
async function fromPlaywright() {
  return (await tryLaunch({})) ? undefined : {};
}

async function downloaded() {
  say("downloading a browser by Playwright (at most 5 minutes)");
  await runBin("playwright/cli.js", ["install", "chromium"], { timeoutMs: 300_000 });
  return fromPlaywright();
}

async function fromDebian() {
  if (process.getuid?.() !== 0 || !existsSync("/usr/bin/apt-get")) return undefined;
  say("installing Debian's chromium");
  const env = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
  await run("apt-get", ["update", "-q"], { env, timeoutMs: 120_000 });
  await run("apt-get", ["install", "-y", "-q", "--no-install-recommends", "chromium"], { env, timeoutMs: 300_000 });
  return installedBrowsers();
}
