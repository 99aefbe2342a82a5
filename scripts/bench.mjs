import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { cpus, tmpdir } from "node:os";
import { join } from "node:path";
import { ensureBuilt } from "./lib/build.mjs";
import { ensureInstalled } from "./lib/install.mjs";
import { at } from "./lib/paths.mjs";
import { freePort } from "./lib/ports.mjs";
import { main, say } from "./lib/problem.mjs";
import { readSettings } from "./lib/settings.mjs";
import { startDashboard, startLocalAws } from "./lib/stack.mjs";

/** `npm run bench`: the figures that a change must not make worse. A table on the screen, JSON in bench-results/. */
main(async () => {
  await ensureInstalled();
  const { distDir } = readSettings();
  await ensureBuilt(distDir);
  const dataDir = mkdtempSync(join(tmpdir(), "stageway-bench-"));
  const ports = { port: await freePort(), localAwsPort: await freePort() };
  const settings = { host: "127.0.0.1", connection: "local", dataDir, distDir, ...ports };
  const quiet = { onLine: () => {} };
  const running = [];
  try {
    running.push(await startLocalAws(settings, quiet));
    running.push(await startDashboard("start", settings, quiet));
    const [localAws, dashboard] = running;
    // Imported here: these need node_modules.
    const { measure } = await import("./bench/measure.mjs");
    const results = await measure(localAws.url, dashboard.url);
    write(results);
    return 0;
  } finally {
    await Promise.all(running.map((child) => child.stop()));
    rmSync(dataDir, { recursive: true, force: true });
  }
});

function write(results) {
  for (const [title, rows] of Object.entries(results)) {
    console.log(`\n${title}`);
    console.table(rows);
  }
  const now = new Date().toISOString();
  const machine = { node: process.version, cpus: cpus().length, model: cpus()[0]?.model };
  const file = at("bench-results", `${now.replaceAll(":", "-")}.json`);
  mkdirSync(at("bench-results"), { recursive: true });
  writeFileSync(file, `${JSON.stringify({ at: now, machine, results }, null, 2)}\n`);
  say(`written to ${file}`);
}
