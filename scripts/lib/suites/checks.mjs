import { run, runBin } from "../run.mjs";
import { tally } from "./tally.mjs";

/** A check is one thing that holds or does not. */
const check = (code) => (code === 0 ? tally(1, 0) : tally(0, 1));

export const formatAndLint = async () =>
  check(await runBin("@biomejs/biome/bin/biome", ["check", "--error-on-warnings", "."]));

export const houseRules = async () => check(await run(process.execPath, ["scripts/check-rules.mjs"]));

/** Next's own types first: routes and next-env.d.ts, which a fresh clone does not have. */
export async function types() {
  const env = { ...process.env, NEXT_TELEMETRY_DISABLED: "1" };
  const generated = await runBin("next/dist/bin/next", ["typegen"], { env });
  return check(generated || (await runBin("typescript/bin/tsc", ["--noEmit", "-p", "."])));
}
