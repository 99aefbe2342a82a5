import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { OperationSummary } from "@/lib/contracts/operations";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import { type Planned, spawnWorker, type Worker } from "./spawn-worker";
import { type Fate, type WatchedCall, watchEndpoint } from "./watched-endpoint";

/** An endpoint, a data folder, and processes on it that are killed with -9 by what happens to their calls. */
export interface CrashBench {
  endpoint: TestEndpoint;
  /** What becomes of each call from now on. A call that is cut kills the process. */
  decide(fate: (call: WatchedCall) => Fate): void;
  /** Starts a process on the same data; answers how it ended, or what became of the newest operation. */
  run(...operations: Planned[]): Promise<"killed" | OperationSummary>;
  /** The process that runs now, if any, is killed. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

export async function startCrashBench(): Promise<CrashBench> {
  const endpoint = await startTestEndpoint();
  const dataDir = await mkdtemp(path.join(tmpdir(), "stageway-crash-"));
  let worker: Worker | undefined;
  let fateOf: (call: WatchedCall) => Fate = () => "pass";
  const watched = await watchEndpoint(
    endpoint.url,
    (call) => fateOf(call),
    () => worker?.child.kill("SIGKILL"),
  );
  return {
    endpoint,
    decide: (fate) => {
      fateOf = fate;
    },
    async run(...operations) {
      worker = spawnWorker(dataDir, watched.port, operations);
      const ended = worker.said("ended").then((text) => JSON.parse(text) as OperationSummary);
      const killed = worker.gone.then(() => "killed" as const);
      return Promise.race([ended.catch(() => killed), killed]);
    },
    async kill() {
      await worker?.kill();
    },
    async close() {
      await worker?.kill();
      await watched.close();
      await endpoint.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
