import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/problem.mjs";
import { formatAndLint, houseRules, types } from "./lib/suites/checks.mjs";
import { build, e2e } from "./lib/suites/e2e.mjs";
import { lastLine, runSuites } from "./lib/suites/tally.mjs";
import { vitest } from "./lib/suites/vitest.mjs";

/** `npm test`: everything. Its last line is `N passed, N failed`. */
main(async () => {
  await ensureInstalled();
  const result = await runSuites([
    ["format and lint", formatAndLint],
    ["rules of the house", houseRules],
    ["types", types],
    ["unit tests", () => vitest("unit", 2)],
    // Before the integration tests, which start the built dashboard too.
    ["production build", build],
    // These mostly wait for real clocks and processes: five at a time, also on two processors.
    ["integration tests", () => vitest("integration", 5)],
    ["end-to-end tests", () => e2e()],
  ]);
  console.log(lastLine(result));
  return result.failed === 0 ? 0 : 1;
});
