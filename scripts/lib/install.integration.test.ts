import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, describe, expect, it } from "vitest";
import { isInstalled } from "./install.mjs";

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), "stageway-install-"));
  mkdirSync(join(folder, "node_modules"));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const wanted = (packages: object) => writeFileSync(join(folder, "package-lock.json"), JSON.stringify({ packages }));
const present = (packages: object) =>
  writeFileSync(join(folder, "node_modules", ".package-lock.json"), JSON.stringify({ packages }));

const NEXT = { version: "1.0.0", integrity: "sha512-a" };

describe("isInstalled", () => {
  it("is true when every package is there as the lock file says", () => {
    wanted({
      "": { name: "stageway" },
      "node_modules/next": NEXT,
      "node_modules/mac-only": { ...NEXT, optional: true },
    });
    present({ "node_modules/next": NEXT });
    expect(isInstalled(folder)).toBe(true);
  });

  it.each([
    ["nothing was installed", undefined],
    ["an installation was cut off", "{ torn"],
    ["a package is missing", { "node_modules/react": NEXT }],
    ["a package is older than the lock file", { "node_modules/next": { ...NEXT, version: "0.9.0" } }],
    ["a package has other contents", { "node_modules/next": { ...NEXT, integrity: "sha512-b" } }],
  ])("is false when %s", (_when, packages) => {
    wanted({ "node_modules/next": NEXT });
    if (typeof packages === "string") writeFileSync(join(folder, "node_modules", ".package-lock.json"), packages);
    else if (packages) present(packages);
    expect(isInstalled(folder)).toBe(false);
  });

  it("says so when there is no lock file", () => {
    expect(() => isInstalled(folder)).toThrow("package-lock.json is missing");
  });
});
