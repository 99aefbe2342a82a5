import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { afterAll, beforeAll, expect, it, vi } from "vitest";
import { at, root } from "./paths.mjs";

let folder: string;
let program: string;

beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), "stageway-run-"));
  // As a test runner does: it would go on by itself for ever.
  writeFileSync(join(folder, "endless.mjs"), "console.log(process.pid); setInterval(() => {}, 1000);");
  const path = JSON.stringify(relative(at("node_modules"), join(folder, "endless.mjs")));
  program = `import { runBin } from "./scripts/lib/run.mjs"; await runBin(${path}, []);`;
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const isThere = (pid: number): boolean => {
  try {
    return process.kill(pid, 0);
  } catch {
    return false;
  }
};

it.each(["SIGTERM", "SIGINT", "SIGHUP", "SIGKILL"] as const)("what it runs ends with it: %s", async (signal) => {
  const parent = spawn(process.execPath, ["--input-type=module", "-e", program], { cwd: root });
  const [said] = await once(parent.stdout, "data");
  const child = Number(String(said));
  expect(isThere(child)).toBe(true);
  parent.kill(signal);
  await once(parent, "exit");
  await vi.waitFor(() => expect(isThere(child)).toBe(false), { timeout: 10_000, interval: 20 });
});
