import { existsSync, mkdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { at, cacheDir } from "../paths.mjs";
import { run } from "../run.mjs";

/**
 * A Chromium out of an npm package: the one way that needs nothing but the package registry. Linux on x64 only. It is
 * unpacked into a folder of the project's in a process of its own, because the package changes its process's environment.
 */
export async function fromSparticuz() {
  if (process.platform !== "linux" || process.arch !== "x64") return undefined;
  const packageFile = at("node_modules/@sparticuz/chromium/package.json");
  if (!existsSync(packageFile)) return undefined;
  const folder = join(cacheDir, `browser-${JSON.parse(readFileSync(packageFile, "utf8")).version}`);
  const executablePath = join(folder, "chromium");
  if (!existsSync(join(folder, "al2023", "lib")) || !existsSync(executablePath)) await unpack(folder);
  return { executablePath, env: libraries(folder) };
}

/** The variable makes the package bring its own NSS libraries, which a plain server does not have. */
async function unpack(folder) {
  mkdirSync(folder, { recursive: true });
  const code = 'const { default: chromium } = await import("@sparticuz/chromium"); await chromium.executablePath();';
  const env = { ...process.env, TMPDIR: folder, AWS_EXECUTION_ENV: "AWS_Lambda_nodejs22.x" };
  await run(process.execPath, ["--input-type=module", "-e", code], { env, quiet: true, timeoutMs: 120_000 });
}

function libraries(folder) {
  const paths = [join(folder, "al2023", "lib"), process.env.LD_LIBRARY_PATH].filter(Boolean);
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_PATH: join(folder, "fonts") };
  return { LD_LIBRARY_PATH: paths.join(":"), ...fonts };
}
