import { defineConfig } from "@playwright/test";

/** `npm run e2e` looks for a browser and hands over how to start it; without it Playwright takes its own. */
const browser = JSON.parse(process.env.STAGEWAY_E2E_BROWSER ?? "{}");

export default defineConfig({
  testDir: "./e2e/specs",
  outputDir: "./test-results",
  // A test waits for real deployments and health checks; what must be quick has its own, shorter deadline.
  timeout: 240_000,
  // Pages ask every 1.25 to 6 s, a busy processor doubles that, and a first answer may be one from before.
  expect: { timeout: 30_000 },
  // Half of a test is waiting: two at a time. With three, two processors leave no room for a change within 3 s.
  workers: 2,
  retries: 0,
  forbidOnly: true,
  reporter: "list",
  use: {
    launchOptions: { ...browser, env: { ...(process.env as Record<string, string>), ...browser.env } },
    // A browser that is started without a language has one of its own making, which Intl refuses.
    locale: "en-US",
    trace: "retain-on-failure",
    screenshot: "only-on-failure",
    viewport: { width: 1440, height: 900 },
  },
});
