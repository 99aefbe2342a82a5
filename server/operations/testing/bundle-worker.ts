import { mkdirSync, renameSync } from "node:fs";
import { buildSync } from "esbuild";

const BUNDLE = ".cache/operations-worker.mjs";
let bundled = false;

/**
 * `worker.ts` and what it imports of ours in one file, made once a test file. A test that kills it in every step starts it
 * some forty times, and translating a thousand modules each time took most of the processor.
 */
export function bundleWorker(): string {
  if (bundled) return BUNDLE;
  mkdirSync(".cache", { recursive: true });
  // Two test files may make it at the same time: it is there whole or not at all.
  const unfinished = `${BUNDLE}.${process.pid}`;
  buildSync({
    entryPoints: ["server/operations/testing/worker.ts"],
    outfile: unfinished,
    bundle: true,
    packages: "external",
    platform: "node",
    format: "esm",
    target: "node20",
    conditions: ["react-server"],
    logLevel: "warning",
  });
  renameSync(unfinished, BUNDLE);
  bundled = true;
  return BUNDLE;
}
