import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import path from "node:path";
import type { OperationSummary } from "@/lib/contracts/operations";
import { prepareFolder } from "@/server/store/testing/prepare-folder";
import { startTestEndpoint, type TestEndpoint } from "../../local-aws/testing";
import type { Planned } from "./planned";
import { spawnWorker, type Worker } from "./spawn-worker";
import { type Fate, type WatchedCall, watchEndpoint } from "./watched-endpoint";

export type Came = "killed" | OperationSummary[];

/** An endpoint, a data folder, and processes on it that are killed with -9 by what happens to their calls. */
export interface CrashBench {
  endpoint: TestEndpoint;
  /** What becomes of each call from now on. A call that is cut kills the process. */
  decide(fate: (call: WatchedCall) => Fate): void;
  /** Starts a process on the same data; answers how it ended, or what became of all operations, newest first. */
  run(...all: Planned[]): Promise<Came>;
  /**
   * The same, and again until it has ended, with a kill between AWS's answer and its record for every write:
   * those on their way at the same time die together. Answers what it came to and the names of the writes.
   */
  runCutting(...all: Planned[]): Promise<{ came: Came; cut: string[] }>;
  /** The same, only for writes whose names fit. */
  runCuttingAt(at: RegExp, ...all: Planned[]): Promise<{ came: Came; cut: string[] }>;
  /** Starts one more process on the same data. */
  spawn(...all: Planned[]): Worker;
  /** The process that runs now, if any, is killed. */
  kill(): Promise<void>;
  close(): Promise<void>;
}

/** How long after the first held answer a process lives on: what it does in parallel gets there, too. */
const GATHER_MS = 200;
/** More than there are writes in any operation: one that is cut anew each time would never end. */
const MOST_LIVES = 60;

export async function startCrashBench(): Promise<CrashBench> {
  const endpoint = await startTestEndpoint();
  const dataDir = await mkdtemp(path.join(tmpdir(), "stageway-crash-"));
  let worker: Worker | undefined;
  /** The next process: it starts while the one before it is at work. */
  let spare: Worker | undefined;
  let fateOf: (call: WatchedCall) => Fate = () => "pass";
  let doom: NodeJS.Timeout | undefined;
  const kill = () => worker?.child.kill("SIGKILL");
  const watched = await watchEndpoint(
    endpoint.url,
    (call) => fateOf(call),
    kill,
    () => {
      doom ??= setTimeout(kill, GATHER_MS);
    },
  );
  await prepareFolder(dataDir);

  function spawn(...all: Planned[]): Worker {
    const next = spare ?? spawnWorker(dataDir, watched.port);
    spare = undefined;
    next.begin(all);
    return next;
  }

  async function run(...all: Planned[]): Promise<Came> {
    await worker?.kill();
    doom = undefined;
    const next = spawn(...all);
    worker = next;
    const isReady = next.said("ready").then(() => {
      spare ??= spawnWorker(dataDir, watched.port);
    });
    isReady.catch(() => {});
    const ended = next.said("ended").then((text) => JSON.parse(text) as OperationSummary[]);
    const killed = next.gone.then(({ signal, stderr }) => {
      if (signal === "SIGKILL") return "killed" as const;
      throw new Error(`The process ended by itself: ${stderr}`);
    });
    return Promise.race([ended.catch(() => killed), killed]);
  }

  async function runCuttingAt(at: RegExp, ...all: Planned[]) {
    const cut = new Map<string, string>();
    fateOf = ({ name, write, text }) => {
      if (!write || cut.has(text) || !at.test(name)) return "pass";
      cut.set(text, name);
      return "hold";
    };
    let came: Came = "killed";
    for (let lives = 0; came === "killed" && lives < MOST_LIVES; lives++) {
      came = await run(...all);
    }
    fateOf = () => "pass";
    return { came, cut: [...cut.values()] };
  }

  return {
    endpoint,
    decide: (fate) => {
      fateOf = fate;
    },
    run,
    runCutting: (...all) => runCuttingAt(/./, ...all),
    runCuttingAt,
    spawn,
    async kill() {
      await worker?.kill();
    },
    async close() {
      clearTimeout(doom);
      await Promise.all([worker?.kill(), spare?.kill()]);
      await watched.close();
      await endpoint.close();
      await rm(dataDir, { recursive: true, force: true });
    },
  };
}
