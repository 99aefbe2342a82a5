import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { withLock } from "./lock.mjs";
import { cacheDir, root } from "./paths.mjs";

const name = `test-${process.pid}`;
const file = join(cacheDir, `${name}.lock`);
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stageway-lock-"));
});
afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
  rmSync(file, { force: true });
});

/** Adds one to a number in a file, slowly, so that two at once would lose one. */
const ADD_ONE = `
  const { withLock } = await import("./scripts/lib/lock.mjs");
  const { readFileSync, writeFileSync } = await import("node:fs");
  const [name, file] = process.argv.slice(1);
  for (let i = 0; i < 3; i++) await withLock(name, async () => {
    const before = Number(readFileSync(file, "utf8"));
    await new Promise((resolve) => setTimeout(resolve, 20));
    writeFileSync(file, String(before + 1));
  });
`;

describe("withLock", () => {
  it("lets one process in at a time", async () => {
    const counter = join(folder, "counter");
    writeFileSync(counter, "0");
    const codes = await Promise.all(
      [1, 2, 3].map(async () => {
        const args = ["--input-type=module", "-e", ADD_ONE, name, counter];
        const [code] = await once(spawn(process.execPath, args, { cwd: root, stdio: "inherit" }), "exit");
        return code;
      }),
    );
    expect(codes).toEqual([0, 0, 0]);
    expect(readFileSync(counter, "utf8")).toBe("9");
  });

  it("takes over the lock of a process that is gone", async () => {
    const gone = spawn(process.execPath, ["-e", ""]);
    await once(gone, "exit");
    mkdirSync(cacheDir, { recursive: true });
    writeFileSync(file, `${gone.pid} some-token`);
    expect(await withLock(name, async () => "done")).toBe("done");
  });

  it("is free again after a failure", async () => {
    await expect(withLock(name, () => Promise.reject(new Error("broken")))).rejects.toThrow("broken");
    expect(existsSync(file)).toBe(false);
  });
});
