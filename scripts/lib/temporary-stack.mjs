import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { freePort } from "./ports.mjs";
import { readSettings } from "./settings.mjs";
import { startDashboard, startLocalAws } from "./stack.mjs";

/**
 * Runs `work({ dashboard, endpoint, restart })` with the addresses of a fresh production stack on free ports, and removes
 * the stack and its data afterwards, however that went. `restart(connection)` begins the dashboard anew at the same
 * address: a process that has read nothing yet.
 */
export async function withTemporaryStack(work) {
  process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED = "true";
  await ensureInstalled();
  const { distDir } = readSettings();
  await ensureBuilt(distDir);
  const dataDir = mkdtempSync(join(tmpdir(), "stageway-"));
  const ports = { port: await freePort(), localAwsPort: await freePort() };
  const settings = { host: "127.0.0.1", connection: "local", dataDir, distDir, ...ports };
  const running = [];
  const options = { env: withoutSettings(), onLine: () => {}, onStart: (child) => running.push(child) };
  try {
    const localAws = await startLocalAws(settings, options);
    let dashboard = await startDashboard("start", settings, options);
    const restart = async (connection) => {
      await dashboard.stop();
      const env = { ...options.env, ...(connection === "aws" && asAws(localAws.url)) };
      dashboard = await startDashboard("start", { ...settings, connection }, { ...options, env });
    };
    return await work({ dashboard: dashboard.url, endpoint: localAws.url, restart });
  } finally {
    await Promise.all(running.map((child) => child.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  }
}

/** The SDK's settings for an implementation of AWS that is not its own. */
const asAws = (endpoint) => ({
  AWS_ENDPOINT_URL: endpoint,
  AWS_REGION: "us-east-1",
  AWS_ACCESS_KEY_ID: "test",
  AWS_SECRET_ACCESS_KEY: "test",
});

/** What a person has set for real accounts has no business in a measurement, a picture or a test. */
export function withoutSettings(env = process.env) {
  return Object.fromEntries(Object.entries(env).filter(([name]) => !/^(AWS_|STAGEWAY_|DATABASE_URL$)/.test(name)));
}
