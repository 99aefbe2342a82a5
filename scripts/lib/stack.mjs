import { startNode } from "./processes.mjs";
import { waitUntilReady } from "./ready.mjs";
import { urlOf } from "./settings.mjs";

/** Next announces itself before it is ready; our own one line comes when the whole is. */
const BANNER = /^\s*(▲ Next\.js|- (Local|Network|Environments|Experiments)|✓ (Starting|Ready|Running next\.config))/;

/** Starts the local AWS endpoint; answers once it is ready. */
export async function startLocalAws({ localAwsPort, dataDir }, options = {}) {
  const env = { ...baseEnv(options.env), LOCAL_AWS_PORT: String(localAwsPort), STAGEWAY_DATA_DIR: dataDir };
  const child = startNode("local-aws", ["--import", "tsx", "server/local-aws/main.ts"], { ...options, env });
  const url = urlOf("127.0.0.1", localAwsPort);
  return ready({ ...child, url }, `${url}/_local/health`);
}

/** Starts the dashboard, `next start` or `next dev`; answers once GET /api/health says so. */
export async function startDashboard(command, settings, options = {}) {
  const { host, port, localAwsPort, connection, dataDir, distDir } = settings;
  const env = {
    ...baseEnv(options.env),
    NODE_ENV: command === "dev" ? "development" : "production",
    HOSTNAME: host,
    PORT: String(port),
    LOCAL_AWS_PORT: String(localAwsPort),
    STAGEWAY_CONNECTION: connection,
    STAGEWAY_DATA_DIR: dataDir,
    STAGEWAY_DIST_DIR: distDir,
    // Next would otherwise exit on SIGTERM before the database is closed; instrumentation.ts does both.
    NEXT_MANUAL_SIG_HANDLE: "true",
    NEXT_TELEMETRY_DISABLED: "1",
  };
  const onLine = options.onLine ?? ((name, line) => BANNER.test(line) || console.log(`${name} | ${line}`));
  const args = ["node_modules/next/dist/bin/next", command, "-H", host, "-p", String(port)];
  const child = startNode("dashboard", args, { ...options, env, onLine });
  const url = urlOf(host, port);
  return ready({ ...child, url }, `${url}/api/health`);
}

/** The SDK warns about Node 20 on every start; the project supports it, so that is noise. */
const baseEnv = (env = process.env) => ({ ...env, AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: "true" });

async function ready(child, url) {
  try {
    await waitUntilReady(url, child);
    return child;
  } catch (error) {
    await child.stop();
    throw error;
  }
}
