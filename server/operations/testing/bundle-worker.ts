import { mkdirSync, renameSync } from "node:fs";
import path from "node:path";
import { buildSync } from "esbuild";

const bundled = new Set<string>();

/** What is CommonJS among the packages asks for these. */
const BANNER = `import { createRequire as requiring } from "node:module";
import { dirname as folderOf } from "node:path";
const require = requiring(import.meta.url);
const __dirname = folderOf(new URL(import.meta.url).pathname);`;

/**
 * `worker.ts` (or another process) and all that it imports in one file, made once a test file. A test that kills it in
 * every step starts it some forty times, and translating and finding thousands of modules each time took most of the
 * processor.
 */
export function bundleWorker(entry = "server/operations/testing/worker.ts"): string {
  const bundle = `.cache/${path.basename(path.dirname(path.dirname(entry)))}-${path.basename(entry, ".ts")}.mjs`;
  if (bundled.has(bundle)) return bundle;
  mkdirSync(".cache", { recursive: true });
  // Two test files may make it at the same time: it is there whole or not at all.
  const unfinished = `${bundle}.${process.pid}`;
  buildSync({
    entryPoints: [entry],
    outfile: unfinished,
    bundle: true,
    minifySyntax: true,
    // It looks for its own files beside itself; the native driver is not there.
    external: ["@electric-sql/pglite", "pg-native"],
    mainFields: ["module", "main"],
    banner: { js: BANNER },
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"],
    logLevel: "warning",
  });
  renameSync(unfinished, bundle);
  bundled.add(bundle);
  return bundle;
}
