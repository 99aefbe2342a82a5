import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { withLock } from "./lock.mjs";
import { at, root } from "./paths.mjs";
import { Problem, say } from "./problem.mjs";
import { runBin } from "./run.mjs";

/** What the dashboard's build is made of. Tests and the local endpoint are not in it. */
const SOURCES = ["app", "components", "lib", "server", "public", "instrumentation.ts", "proxy.ts"];
const SETTINGS = ["package-lock.json", "next.config.js", "postcss.config.mjs"];
const LEFT_OUT = /(\.test\.tsx?$)|(^server\/local-aws(\/|$))/;

/** Builds the dashboard when `distDir` holds no build of this very source. */
export async function ensureBuilt(distDir = ".next") {
  if (isBuilt(distDir)) return;
  await withLock(
    `build-${distDir.replaceAll("/", "_")}`,
    async () => {
      const source = sourceHash();
      if (isBuilt(distDir, source)) return; // another process did it while we waited
      say("building the dashboard (no build of this source yet)");
      rmSync(stampOf(distDir), { force: true });
      const env = { ...process.env, STAGEWAY_DIST_DIR: distDir, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" };
      const code = await keepingTsconfig(() => runBin("next/dist/bin/next", ["build"], { env }));
      if (code !== 0) throw new Problem(`The build failed (exit code ${code}); its output is above.`);
      writeFileSync(stampOf(distDir), JSON.stringify({ source }));
    },
    () => say("another process is building; waiting for it"),
  );
}

/** Next writes a build folder other than `.next` into tsconfig.json; a build must leave the sources as they are. */
async function keepingTsconfig(work) {
  const before = readFileSync(at("tsconfig.json"), "utf8");
  try {
    return await work();
  } finally {
    if (readFileSync(at("tsconfig.json"), "utf8") !== before) writeFileSync(at("tsconfig.json"), before);
  }
}

/** Whether `distDir` holds a finished build of the source with this hash. */
export function isBuilt(distDir, source = sourceHash()) {
  try {
    return existsSync(at(distDir, "BUILD_ID")) && JSON.parse(readFileSync(stampOf(distDir), "utf8")).source === source;
  } catch {
    return false;
  }
}

/** SHA-256 over the names and contents of everything that the build is made of. */
export function sourceHash(folder = root) {
  const hash = createHash("sha256");
  const present = [...SOURCES, ...SETTINGS].filter((path) => existsSync(join(folder, path)));
  const files = present.flatMap((path) => filesUnder(folder, path)).sort();
  for (const file of files) {
    hash.update(`${file}\0`);
    hash.update(readFileSync(join(folder, file)));
    hash.update("\0");
  }
  // Of tsconfig.json only what changes the code: Next rewrites the rest by itself.
  hash.update(JSON.stringify(JSON.parse(readFileSync(join(folder, "tsconfig.json"), "utf8")).compilerOptions));
  return hash.digest("hex");
}

function filesUnder(folder, path) {
  if (LEFT_OUT.test(path)) return [];
  if (!statSync(join(folder, path)).isDirectory()) return [path];
  return readdirSync(join(folder, path)).flatMap((name) => filesUnder(folder, join(path, name)));
}

const stampOf = (distDir) => at(distDir, "stageway-build.json");
