import "server-only";
import { startHistory, stopHistory } from "./history";
import { log } from "./log";
import { startProber, stopProber } from "./operations/probe/the-prober";
import { startRunner, stopRunner } from "./operations/runner/the-runner";
import { startWatcher, stopWatcher, watchNow } from "./queries/watch/the-watcher";
import { watchRequests } from "./requests";
import { settings } from "./settings";
import { closeDatabase, openDatabase } from "./store/connection/database";

/** Opens the database and starts the runner. A failure ends the process: Next would stay up and answer 500 to everything. */
export async function boot(): Promise<void> {
  stopOnSignals();
  watchRequests();
  try {
    settings();
    await openDatabase();
    await startRunner();
    startHistory();
    startWatcher();
    // What is wrong is best seen while it is.
    startProber({ onChange: watchNow });
  } catch (thrown) {
    log.debug({ err: thrown }, "Stageway could not start");
    const reason = thrown instanceof Error ? thrown.message : String(thrown);
    process.stderr.write(`Stageway could not start: ${reason}\n`);
    process.exit(1);
  }
}

/** With NEXT_MANUAL_SIG_HANDLE set, Next leaves both signals to us; otherwise it would exit before the database is closed. */
function stopOnSignals(): void {
  if (process.env.NEXT_MANUAL_SIG_HANDLE !== "true") return;
  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    process.exit(await shutDown());
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
}

async function shutDown(): Promise<number> {
  try {
    stopWatcher();
    await Promise.all([stopRunner(), stopProber()]);
    await stopHistory();
    await closeDatabase();
    return 0;
  } catch (thrown) {
    log.error({ err: thrown }, "shutdown");
    return 1;
  }
}
