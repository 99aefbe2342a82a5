import { type ChildProcess, execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { ensureBuilt } from "./lib/build.mjs";
import { root } from "./lib/paths.mjs";
import { freePort } from "./lib/ports.mjs";

const distDir = process.env.STAGEWAY_DIST_DIR || ".next";
// Two processes, a database and a first compilation, on a machine that may be busy with other tests.
vi.setConfig({ testTimeout: 240_000 });
const EVENTUALLY = { timeout: 120_000, interval: 50 };

let dataDir: string;
let ports: { PORT: string; LOCAL_AWS_PORT: string };
let started: Started[] = [];

beforeAll(() => ensureBuilt(distDir), 300_000);
beforeEach(async () => {
  dataDir = mkdtempSync(join(tmpdir(), "stageway-start-"));
  ports = { PORT: String(await freePort()), LOCAL_AWS_PORT: String(await freePort()) };
});
afterEach(async () => {
  await Promise.all(started.map((one) => one.kill()));
  started = [];
  rmSync(dataDir, { recursive: true, force: true });
});

/** `node scripts/start.mjs` with these settings, as a person would run it. */
class Started {
  output = "";
  readonly exit: Promise<number | null>;
  readonly process: ChildProcess;

  constructor(settings: Record<string, string> = {}, [command, ...args] = [process.execPath, "scripts/start.mjs"]) {
    const clean = Object.entries(process.env).filter(([name]) => !/^(HOSTNAME|AWS_|STAGEWAY_)/.test(name));
    const ours = { STAGEWAY_DATA_DIR: dataDir, STAGEWAY_DIST_DIR: distDir, ...ports, ...settings };
    const env: NodeJS.ProcessEnv = { NODE_ENV: "production", ...Object.fromEntries(clean), ...ours };
    this.process = spawn(command, args, { cwd: root, env });
    for (const stream of [this.process.stdout, this.process.stderr]) {
      stream?.on("data", (chunk) => {
        this.output += chunk;
      });
    }
    this.exit = once(this.process, "exit").then(([code]) => code);
    started.push(this);
  }

  async ready(): Promise<string> {
    await vi.waitFor(() => expect(this.output).toMatch(/ready: http/), EVENTUALLY);
    return /ready: (\S+)/.exec(this.output)?.[1] ?? "";
  }

  async kill(): Promise<void> {
    this.process.kill("SIGKILL");
    await this.exit;
    await vi.waitFor(() => expectNothingListens(), EVENTUALLY);
  }
}

async function expectNothingListens(): Promise<void> {
  for (const port of Object.values(ports)) {
    const answer = await fetch(`http://127.0.0.1:${port}/`).catch(() => undefined);
    expect(answer, `something still listens on port ${port}`).toBeUndefined();
  }
}

/** Next itself answers a bare 500 to an address with a broken escape. */
async function expectAnswersTo(url: string, broken: string): Promise<void> {
  const data = await fetch(`${url}/api/environments/${broken}/dev`);
  expect(data.status).toBe(404);
  expect(await data.json()).toMatchObject({ error: { code: "not_found", message: expect.any(String) } });
  const page = await fetch(`${url}/${broken}`);
  expect(page.status).toBe(404);
  expect(await page.text()).toContain("There is nothing at this address");
}

/** The children of a process. From /proc where there is one: small systems have no `ps`. */
function childrenOf(pid: number | undefined): { pid: number; command: string }[] {
  const file = `/proc/${pid}/task/${pid}/children`;
  if (existsSync(file)) {
    const pids = readFileSync(file, "utf8").trim().split(" ").filter(Boolean).map(Number);
    return pids.map((child) => ({ pid: child, command: readFileSync(`/proc/${child}/cmdline`, "utf8") }));
  }
  const rows = execFileSync("ps", ["-A", "-o", "pid=,ppid=,args="], { encoding: "utf8" }).split("\n");
  const parsed = rows.map((line) => /^\s*(\d+)\s+(\d+)\s+(.*)$/.exec(line));
  return parsed.flatMap((row) =>
    Number(row?.[2]) === pid ? [{ pid: Number(row?.[1]), command: row?.[3] ?? "" }] : [],
  );
}

describe("npm start", () => {
  it.each(["SIGINT", "SIGTERM"] as const)(
    "runs both, says the address in one line; %s stops both, exit 0",
    async (signal) => {
      const run = new Started();
      const url = await run.ready();
      expect(url).toBe(`http://127.0.0.1:${ports.PORT}`);
      expect(run.output.match(new RegExp(`127.0.0.1:${ports.PORT}`, "g")), "the address is said once").toHaveLength(1);
      expect((await fetch(`${url}/api/health`)).status).toBe(200);
      expect((await fetch(url)).status).toBe(200);
      expect((await fetch(`http://127.0.0.1:${ports.LOCAL_AWS_PORT}/_local/health`)).status).toBe(200);
      expect(childrenOf(run.process.pid)).toHaveLength(2);

      run.process.kill(signal);
      expect(await run.exit).toBe(0);
      await expectNothingListens();
    },
  );

  it("does so under npm as well, whose shell would keep the signal to itself", async () => {
    const run = new Started({}, ["npm", "start"]);
    const url = await run.ready();
    await expectAnswersTo(url, "%E0%A4%A");
    run.process.kill("SIGTERM");
    expect(await run.exit).toBe(0);
    await expectNothingListens();
  });

  it.each(["PORT", "LOCAL_AWS_PORT"] as const)("names a taken port and its setting %s, exit 1", async (setting) => {
    const holder: Server = createServer().listen(Number(ports[setting]), "127.0.0.1");
    await once(holder, "listening");
    const run = new Started();
    expect(await run.exit).toBe(1);
    expect(run.output.trim()).toBe(
      `stageway | Port ${ports[setting]} is taken by another program. Stop it, or choose another port with ${setting}.`,
    );
    await new Promise((resolve) => holder.close(resolve));
  });

  it.each(["local-aws", "next"])("when %s dies, stops the other and exits with an error", async (which) => {
    const run = new Started();
    await run.ready();
    const child = childrenOf(run.process.pid).find(({ command }) => command.includes(which));
    process.kill(child?.pid ?? Number.NaN, "SIGKILL");
    expect(await run.exit).toBe(1);
    expect(run.output).toMatch(/(local-aws|dashboard) ended \(SIGKILL\)/);
    await expectNothingListens();
  });

  it("leaves nothing behind when it is killed itself", async () => {
    const run = new Started();
    await run.ready();
    run.process.kill("SIGKILL");
    await vi.waitFor(expectNothingListens, EVENTUALLY);
  });

  it("refuses an address that is not loopback, with the reason", async () => {
    const run = new Started({ HOSTNAME: "0.0.0.0" });
    expect(await run.exit).toBe(1);
    expect(run.output).toMatch(/HOSTNAME=0\.0\.0\.0 is not a loopback address\. Stageway has no sign-in yet/);
  });

  it("connected to AWS it starts no endpoint of its own and is ready though AWS does not answer", async () => {
    const nowhere = `http://127.0.0.1:${await freePort()}`;
    const aws = {
      AWS_ENDPOINT_URL: nowhere,
      AWS_REGION: "us-east-1",
      AWS_ACCESS_KEY_ID: "a",
      AWS_SECRET_ACCESS_KEY: "b",
    };
    const run = new Started({ STAGEWAY_CONNECTION: "aws", ...aws });
    await run.ready();
    expect(childrenOf(run.process.pid)).toHaveLength(1);
    run.process.kill("SIGTERM");
    expect(await run.exit).toBe(0);
  });
});

describe("npm run dev", () => {
  it("serves pages, stops both on a signal, and leaves the sources as they are", async () => {
    const before = readFileSync(join(root, "tsconfig.json"), "utf8");
    const run = new Started({ STAGEWAY_DIST_DIR: ".next" }, [process.execPath, "scripts/dev.mjs"]);
    const url = await run.ready();
    // One of the lighter pages: in dev mode a page is compiled when it is asked for.
    const page = await fetch(new URL("/audit", url), { signal: AbortSignal.timeout(150_000) });
    expect(page.status, run.output).toBe(200);
    run.process.kill("SIGINT");
    expect(await run.exit).toBe(0);
    await expectNothingListens();
    expect(readFileSync(join(root, "tsconfig.json"), "utf8")).toBe(before);
  });
});
