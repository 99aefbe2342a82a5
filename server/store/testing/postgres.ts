/** A PostgreSQL server of the test's own, where one is installed. */
import { execFile, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { chownSync, mkdtempSync } from "node:fs";
import { rm } from "node:fs/promises";
import { createServer } from "node:net";
import { setTimeout as sleep } from "node:timers/promises";
import { promisify } from "node:util";
import { Client } from "pg";

export interface Postgres {
  url: string;
  stop(): Promise<void>;
}

/** Why none can be started here; undefined: one can. */
export function whyNoPostgres(): string | undefined {
  for (const program of ["initdb", "postgres"]) {
    if (!works(program, "--version")) return `${program} is not installed`;
  }
  if (!isRoot()) return undefined;
  // It refuses to run as root.
  return works("id", "-u", "postgres") && works("setpriv", "--version") ? undefined : "there is no user postgres";
}

/** An empty database on a port of its own, on loopback. Nothing is synced to disk: it lives as long as the test. */
export async function startPostgres(): Promise<Postgres> {
  const folder = mkdtempSync("/tmp/stageway-postgres-");
  if (isRoot()) chownSync(folder, idOf("-u"), idOf("-g"));
  const data = `${folder}/data`;
  const initdb = ["initdb", "-D", data, "-U", "stageway", "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  await promisify(execFile)(...asPostgres(initdb), { cwd: folder });
  const port = await freePort();
  const settings = ["fsync=off", "listen_addresses=127.0.0.1", `unix_socket_directories=${folder}`];
  const server = ["postgres", "-D", data, "-p", String(port), ...settings.flatMap((each) => ["-c", each])];
  const child = spawn(...asPostgres(server), { cwd: folder, stdio: "ignore" });
  const gone = once(child, "exit");
  const url = `postgres://stageway@127.0.0.1:${port}/postgres`;
  const stop = async () => {
    // Its own word for an immediate end.
    child.kill("SIGQUIT");
    await gone;
    await rm(folder, { recursive: true, force: true });
  };
  try {
    await answers(url);
  } catch (thrown) {
    await stop();
    throw thrown;
  }
  return { url, stop };
}

async function answers(connectionString: string): Promise<void> {
  for (const deadline = Date.now() + 20_000; ; await sleep(50)) {
    const client = new Client({ connectionString });
    try {
      await client.connect();
      return await client.end();
    } catch (thrown) {
      if (Date.now() > deadline) throw thrown;
    }
  }
}

const isRoot = (): boolean => process.getuid?.() === 0;

const idOf = (which: "-u" | "-g"): number => Number(execFileSync("id", [which, "postgres"]));

function asPostgres([program = "", ...rest]: string[]): [program: string, args: string[]] {
  if (!isRoot()) return [program, rest];
  return ["setpriv", ["--reuid=postgres", "--regid=postgres", "--clear-groups", program, ...rest]];
}

function works(program: string, ...args: string[]): boolean {
  try {
    execFileSync(program, args, { stdio: "ignore" });
    return true;
  } catch {
    return false;
  }
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, "127.0.0.1");
  await once(server, "listening");
  const address = server.address();
  server.close();
  await once(server, "close");
  return typeof address === "object" && address !== null ? address.port : 0;
}
