import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/problem.mjs";
import { formatAndLint, houseRules, types } from "./lib/suites/checks.mjs";
import { lastLine, runSuites } from "./lib/suites/tally.mjs";
import { vitest } from "./lib/suites/vitest.mjs";

/** `npm run verify`: what can be said without starting anything. */
main(async () => {
  await ensureInstalled();
  const result = await runSuites([
    ["format and lint", formatAndLint],
    ["rules of the house", houseRules],
    ["types", types],
    ["unit tests", () => vitest("unit")],
  ]);
  console.log(lastLine(result));
  return result.failed === 0 ? 0 : 1;
});
