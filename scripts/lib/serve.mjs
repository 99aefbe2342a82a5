import { mkdirSync } from "node:fs";
import { ensureBuilt } from "./build.mjs";
import { ensureInstalled } from "./install.mjs";
import { requireFreePort } from "./ports.mjs";
import { Problem, say } from "./problem.mjs";
import { stopRunning } from "./run.mjs";
import { readSettings, urlOf } from "./settings.mjs";
import { startDashboard, startLocalAws } from "./stack.mjs";

/**
 * Runs the local AWS endpoint (unless connected to AWS) and the dashboard until a signal comes or one of them ends.
 * @param {"start" | "dev"} command of Next: `start` is the production build
 * @returns the exit code: 0 after SIGINT or SIGTERM
 */
export async function serve(command) {
  const settings = readSettings();
  const local = settings.connection === "local";
  // Looked at first, so that a taken port is told at once and not after a build.
  await requireFreePort(settings.host, settings.port, "PORT");
  if (local) await requireFreePort("127.0.0.1", settings.localAwsPort, "LOCAL_AWS_PORT");

  const running = [];
  const stopAll = () => Promise.all(running.map((child) => child.stop()));
  const signal = firstSignal();
  const stopped = signal.then(() => ({ stopped: true }));
  const up = bringUp(command, settings, local, running).then(() => ({}));
  // A failure after the signal is the signal's doing: an installation that was cut off, say.
  up.catch(() => {});
  try {
    if (!(await Promise.race([stopped, up])).stopped) {
      say(`ready: ${urlOf(settings.host, settings.port)}`);
      const end = await Promise.race([stopped, ...running.map((child) => child.exited)]);
      if (!end.stopped) throw new Problem(`${end.name} ended (${end.reason}); stopping the rest.`);
    }
    say(`stopping (${await signal})`);
    return 0;
  } finally {
    stopRunning();
    await stopAll();
  }
}

async function bringUp(command, settings, local, running) {
  await ensureInstalled();
  if (command === "start") await ensureBuilt(settings.distDir);
  mkdirSync(settings.dataDir, { recursive: true });
  const onStart = (child) => running.push(child);
  const starting = [startDashboard(command, settings, { onStart })];
  if (local) starting.push(startLocalAws(settings, { onStart }));
  await Promise.all(starting);
}

/** Resolves with the first SIGINT, SIGTERM or SIGHUP; a second one while stopping ends at once. */
function firstSignal() {
  return new Promise((resolve) => {
    let seen = false;
    for (const name of ["SIGINT", "SIGTERM", "SIGHUP"]) {
      process.on(name, () => {
        if (seen) process.exit(1);
        seen = true;
        resolve(name);
      });
    }
  });
}
