import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { root } from "../lib/paths.mjs";
import { checkFile } from "./check-files.mjs";
import { checkImports } from "./check-imports.mjs";

const SOURCE = /\.(ts|tsx|js|mjs)$/;

/** Everything in the tree that breaks a rule of the house, as `{ path, line, message }`. */
export function checkTree(folder = root) {
  return sourceFiles(folder).flatMap((path) => {
    const text = readFileSync(join(folder, path), "utf8");
    return [...checkImports(path, text), ...checkFile(path, text)];
  });
}

/** What git knows or would add: build folders and packages are ignored there already. */
function sourceFiles(folder) {
  const args = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
  const listed = execFileSync("git", args, { cwd: folder, encoding: "utf8", maxBuffer: 64 * 1024 * 1024 });
  return listed.split("\0").filter((path) => SOURCE.test(path) && existsSync(join(folder, path)));
}
