import { execFileSync, spawnSync } from "node:child_process";
import { cpSync, mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { root } from "./lib/paths.mjs";

let project: string;

/** A small project with our own scripts and linter settings in it. */
beforeEach(() => {
  project = mkdtempSync(join(tmpdir(), "stageway-rules-"));
  cpSync(join(root, "scripts"), join(project, "scripts"), { recursive: true });
  for (const file of ["biome.json", ".gitignore"]) cpSync(join(root, file), join(project, file));
  symlinkSync(join(root, "node_modules"), join(project, "node_modules"));
  execFileSync("git", ["init", "-q"], { cwd: project });
});
afterEach(() => rmSync(project, { recursive: true, force: true }));

const write = (path: string, text: string) => {
  mkdirSync(dirname(join(project, path)), { recursive: true });
  writeFileSync(join(project, path), text);
};
const node = (...args: string[]) => spawnSync(process.execPath, args, { cwd: project, encoding: "utf8" });

describe("npm run verify fails on", () => {
  it("an import against the direction, a server action out of place and a long file", () => {
    write("lib/names.ts", 'export const name = "a";\n');
    expect(node("scripts/check-rules.mjs").status).toBe(0);

    const settings = "../server/settings"; // by name: the check reads this file too
    write("lib/wrong.ts", `import { name } from "${settings}";\n\nexport const wrong = name;\n`);
    write("components/ui/wrong.tsx", '"use server";\n');
    write("lib/long.ts", "export {};\n".repeat(301));
    const { status, stderr } = node("scripts/check-rules.mjs");
    expect(status).toBe(1);
    expect(stderr).toContain("lib/wrong.ts:1 lib may not import ../server/settings");
    expect(stderr).toContain('components/ui/wrong.tsx:1 "use server" belongs only into server/actions');
    expect(stderr).toContain("lib/long.ts:301 301 lines");
  });

  it.each([
    ["any", "export const f = (x: any) => x;\n", "noExplicitAny"],
    ["@ts-ignore", "// @ts-ignore\nexport const x: number = 1;\n", "noTsIgnore"],
    ["an assertion that something is not null", "export const f = (x?: string) => x!.length;\n", "noNonNullAssertion"],
  ])("%s", (_what, text, rule) => {
    const biome = () => node("node_modules/@biomejs/biome/bin/biome", "lint", "lib");
    write("lib/right.ts", "export const right = 1;\n");
    expect(biome().status).toBe(0);
    write("lib/wrong.ts", text);
    const { status, stdout, stderr } = biome();
    expect(status).toBe(1);
    expect(stdout + stderr).toContain(rule);
  });
});
