import { mkdirSync, writeFileSync } from "node:fs";
import { cpus } from "node:os";
import { at } from "./lib/paths.mjs";
import { main, Problem, say } from "./lib/problem.mjs";
import { withTemporaryStack } from "./lib/temporary-stack.mjs";

/**
 * `npm run bench`: the figures that a change must not make worse. A table on the screen, JSON in bench-results/. After
 * `--`: `sizes` for what the pages load alone. Fails when a page loads too much.
 */
main(() =>
  withTemporaryStack(async (stack) => {
    // Imported here: they need node_modules, which are there only now.
    const { measure, SIZES } = await import("./bench/measure.mjs");
    const { tooHeavy } = await import("./bench/page-sizes.mjs");
    const results = await measure(stack, process.argv[2] === "sizes");
    for (const [title, rows] of Object.entries(results)) {
      console.log(`\n${title}`);
      console.table(rows);
    }
    write(results);
    const heavy = tooHeavy(results[SIZES]);
    if (heavy.length > 0) throw new Problem(`too much JavaScript at first: ${heavy.join(", ")}`);
  }),
);

function write(results) {
  const now = new Date().toISOString();
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
  const file = at("bench-results", `${now.replaceAll(":", "-")}.json`);
  mkdirSync(at("bench-results"), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ at: now, machine, results }, null, 2)}\n`);
  say(`written to ${file}`);
}
