import { ensureInstalled } from "./lib/install.mjs";
import { main } from "./lib/problem.mjs";
import { e2e } from "./lib/suites/e2e.mjs";
import { lastLine } from "./lib/suites/tally.mjs";

/** `npm run e2e`: the end-to-end tests alone; what stands after `--` goes to Playwright. */
main(async () => {
  await ensureInstalled();
  const result = await e2e(process.argv.slice(2));
  console.log(lastLine(result));
  return result.failed === 0 ? 0 : 1;
});
