import { mkdtempSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";
import { buildSync } from "esbuild";

/** What is CommonJS among the packages asks for it. */
const BANNER = `import { createRequire as requiring } from "node:module"; const require = requiring(import.meta.url);`;

/**
 * A script of `server/local-aws` as JavaScript, in a new folder below `into`. A test that starts a process fifty times
 * would else spend its time on translating and finding modules. Answers its path.
 */
export function bundle(script: string, into: string): string {
  const outdir = mkdtempSync(path.join(into, "bundle-"));
  buildSync({
    entryPoints: [fileURLToPath(new URL(`../${script}`, import.meta.url))],
    outdir,
    bundle: true,
    // A service's schemas stay a file of their own, which is read when they are asked for.
    splitting: true,
    minifySyntax: true,
    mainFields: ["module", "main"],
    outExtension: { ".js": ".mjs" },
    banner: { js: BANNER },
    platform: "node",
    format: "esm",
    target: "node20",
    logLevel: "warning",
  });
  return path.join(outdir, path.basename(script).replace(/\.ts$/, ".mjs"));
}
