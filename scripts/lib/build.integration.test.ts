import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isBuilt, sourceHash } from "./build.mjs";
import { at } from "./paths.mjs";

describe("isBuilt", () => {
  const distDir = `.next-test-${process.pid}`;
  beforeEach(() => mkdirSync(at(distDir), { recursive: true }));
  afterEach(() => rmSync(at(distDir), { recursive: true, force: true }));
  const stamp = (source: string) => writeFileSync(at(distDir, "stageway-build.json"), JSON.stringify({ source }));

  it("is true for a finished build of this source, and only for that", () => {
    expect(isBuilt(distDir, "this"), "nothing there").toBe(false);
    writeFileSync(at(distDir, "BUILD_ID"), "a");
    expect(isBuilt(distDir, "this"), "of an unknown source").toBe(false);
    stamp("another");
    expect(isBuilt(distDir, "this"), "of another source").toBe(false);
    stamp("this");
    expect(isBuilt(distDir, "this")).toBe(true);
    rmSync(at(distDir, "BUILD_ID"));
    expect(isBuilt(distDir, "this"), "cut off").toBe(false);
  });
});

describe("sourceHash", () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), "stageway-hash-"));
    write("tsconfig.json", '{ "compilerOptions": { "strict": true }, "include": ["a"] }');
    write("app/page.tsx", "one");
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));
  const write = (path: string, text: string) => {
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), text);
  };

  it.each([
    ["app/page.tsx", "two"],
    ["app/other.tsx", "one"],
    ["package-lock.json", "{}"],
    ["public/icon.svg", "<svg/>"],
    ["tsconfig.json", '{ "compilerOptions": { "strict": false } }'],
  ])("changes with %s", (path, text) => {
    const before = sourceHash(folder);
    write(path, text);
    expect(sourceHash(folder)).not.toBe(before);
  });

  it.each([
    ["lib/domain/health.test.ts", "a test"],
    ["server/local-aws/main.ts", "the endpoint"],
    ["README.md", "words"],
    ["tsconfig.json", '{ "compilerOptions": { "strict": true }, "include": ["a", ".next/types"] }'],
  ])("does not change with %s, which is not in the build", (path, text) => {
    const before = sourceHash(folder);
    write(path, text);
    expect(sourceHash(folder)).toBe(before);
  });
});
