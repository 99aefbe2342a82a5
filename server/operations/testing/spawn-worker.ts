import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { bundleWorker } from "./bundle-worker";
import type { Planned } from "./planned";

export interface Worker {
  child: ChildProcess;
  /** Opens the data folder, begins what is new among these, and goes on with what an earlier process has begun. */
  begin(all: Planned[]): void;
  /** Resolves with the rest of the first line that begins so; rejects when the process ends before. */
  said(start: string): Promise<string>;
  /** Exit code or signal, and what it wrote to stderr. */
  gone: Promise<{ code: number | null; signal: string | null; stderr: string }>;
  kill(): Promise<void>;
}

/** It lives for a second: the database is there in half the time when nothing is optimized for longer. */
const FLAGS = ["--conditions=react-server", "--liftoff-only", "--no-opt", "--single-threaded-gc"];

/** Starts `worker.ts` for a data folder, with its AWS at this port; it stands by. It ends nothing by itself. */
export function spawnWorker(dataDir: string, port: number): Worker {
  const child = spawn(process.execPath, [...FLAGS, bundleWorker()], {
    env: {
      ...process.env,
      STAGEWAY_DATA_DIR: dataDir,
      STAGEWAY_CONNECTION: "local",
      LOCAL_AWS_PORT: String(port),
      STAGEWAY_TEST_SPEED: "0.05",
      LOG_LEVEL: "error",
    },
    stdio: "pipe",
  });
  let stdout = "";
  let stderr = "";
  child.stdout.on("data", (chunk) => {
    stdout += chunk;
  });
  child.stderr.on("data", (chunk) => {
    stderr += chunk;
  });
  const gone = once(child, "exit").then(([code, signal]) => ({ code, signal, stderr }));
  const line = (start: string) =>
    stdout.split("\n").find((each, at, all) => each.startsWith(start) && at < all.length - 1);
  return {
    child,
    begin: (all) => child.stdin.write(`${JSON.stringify(all)}\n`),
    gone,
    said: (start) =>
      new Promise((resolve, reject) => {
        const look = () => {
          const found = line(start);
          if (found !== undefined) resolve(found.slice(start.length).trim());
        };
        child.stdout.on("data", look);
        look();
        void gone.then(({ code, signal }) =>
          reject(new Error(`ended (${code ?? signal}) before "${start}": ${stderr}`)),
        );
      }),
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
