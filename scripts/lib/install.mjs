import { readFileSync } from "node:fs";
import { withLock } from "./lock.mjs";
import { at, root } from "./paths.mjs";
import { Problem, say } from "./problem.mjs";
import { run } from "./run.mjs";

/**
 * Installs from package-lock.json when node_modules is missing or does not hold what the lock file says. Development
 * packages too: the build needs some of them.
 */
export async function ensureInstalled() {
  requireNode();
  if (isInstalled()) return;
  await withLock(
    "install",
    async () => {
      if (isInstalled()) return; // another process did it while we waited
      say("installing the packages of package-lock.json");
      const [command, first] = npm();
      const code = await run(command, [...first, "ci", "--include=dev", "--no-audit", "--no-fund"], { cwd: root });
      if (code !== 0) throw new Problem(`npm ci failed (exit code ${code}); its output is above.`);
    },
    () => say("another process is installing; waiting for it"),
  );
}

/**
 * npm writes node_modules/.package-lock.json as the last step of an installation, so a cut-off one is noticed as well.
 * Compared by content and not by time: git does not keep file times.
 */
export function isInstalled(folder = root) {
  const wanted = readPackages(`${folder}/package-lock.json`);
  const present = readPackages(`${folder}/node_modules/.package-lock.json`);
  if (!wanted) throw new Problem("package-lock.json is missing or unreadable: is this a whole clone?");
  if (!present) return false;
  return Object.entries(wanted).every(([path, want]) => {
    // Packages for other systems and unused peers are in the lock file but rightly not on the disk.
    if (path === "" || want.optional || want.devOptional || want.peer) return true;
    return present[path]?.version === want.version && present[path]?.integrity === want.integrity;
  });
}

function readPackages(file) {
  try {
    return JSON.parse(readFileSync(file, "utf8")).packages;
  } catch {
    return undefined;
  }
}

/** npm's own program when npm started us, so that the very same npm installs; else the one on the PATH. */
function npm() {
  const path = process.env.npm_execpath;
  return path?.endsWith("npm-cli.js") ? [process.execPath, [path]] : ["npm", []];
}

function requireNode() {
  const { engines } = JSON.parse(readFileSync(at("package.json"), "utf8"));
  const [major = 0, minor = 0] = process.versions.node.split(".").map(Number);
  const [needMajor = 0, needMinor = 0] = engines.node
    .replace(/[^\d.]/g, "")
    .split(".")
    .map(Number);
  if (major > needMajor || (major === needMajor && minor >= needMinor)) return;
  throw new Problem(`Node ${process.versions.node} is too old: Stageway needs ${engines.node}.`);
}
