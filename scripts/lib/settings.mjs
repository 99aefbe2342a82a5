import { hostname } from "node:os";
import { resolve } from "node:path";
import { root } from "./paths.mjs";
import { Problem } from "./problem.mjs";

/** @type {Record<string, string | undefined>} */
const environment = process.env;

/**
 * The settings that starting needs; the dashboard reads the rest itself. Throws a Problem that names the setting.
 */
export function readSettings(env = environment) {
  const settings = {
    host: readHost(env.HOSTNAME),
    port: readPort("PORT", env.PORT, 3000),
    localAwsPort: readPort("LOCAL_AWS_PORT", env.LOCAL_AWS_PORT, 4566),
    connection: readConnection(env.STAGEWAY_CONNECTION),
    dataDir: resolve(root, env.STAGEWAY_DATA_DIR || ".data"),
    distDir: env.STAGEWAY_DIST_DIR || ".next",
  };
  if (settings.connection === "local" && settings.port === settings.localAwsPort) {
    throw new Problem(`PORT and LOCAL_AWS_PORT are both ${settings.port}: give each its own.`);
  }
  return settings;
}

/**
 * The address to bind. Bash and containers put the machine's own name into HOSTNAME, which nobody chose: that counts as
 * unset. Anything else that is not loopback is refused, because there is no sign-in yet.
 */
function readHost(value) {
  if (!value || value === hostname()) return "127.0.0.1";
  const host = value.replace(/^\[(.*)\]$/, "$1").toLowerCase();
  if (host === "localhost" || host === "::1" || /^127(\.\d{1,3}){3}$/.test(host)) return host;
  throw new Problem(
    `HOSTNAME=${value} is not a loopback address. Stageway has no sign-in yet, so whoever reaches it can change your ` +
      "environments. Use 127.0.0.1, ::1 or localhost, and an SSH tunnel from elsewhere.",
  );
}

function readPort(name, value, fallback) {
  if (!value) return fallback;
  const port = Number(value);
  if (/^\d+$/.test(value) && port >= 1 && port <= 65535) return port;
  throw new Problem(`${name}=${value} is not a port: a whole number from 1 to 65535.`);
}

function readConnection(value) {
  if (!value) return "local";
  if (value === "local" || value === "aws") return value;
  throw new Problem(`STAGEWAY_CONNECTION=${value} is not known: local or aws.`);
}

/** `http://127.0.0.1:3000`; an IPv6 address in brackets. */
export const urlOf = (host, port) => `http://${host.includes(":") ? `[${host}]` : host}:${port}`;
