import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { PromoteInput, ProvisionInput } from "@/lib/contracts/commands";
import { bundleWorker } from "./bundle-worker";

export interface Worker {
  child: ChildProcess;
  /** Resolves with the rest of the first line that begins so; rejects when the process ends before. */
  said(start: string): Promise<string>;
  /** Exit code or signal, and what it wrote to stderr. */
  gone: Promise<{ code: number | null; signal: string | null; stderr: string }>;
  kill(): Promise<void>;
}

/** An operation for the worker to begin. */
export type Planned =
  | { kind: "provision"; input: ProvisionInput }
  | { kind: "promote"; input: PromoteInput }
  | { kind: "stack"; input: { stackName: string; body: string } }
  | { kind: "teardown"; input: { apiId: string; stage: string } };

/** Starts `worker.ts` on a data folder, with its AWS at this port. It ends nothing by itself when all is through. */
export function spawnWorker(dataDir: string, port: number, operations: Planned[]): Worker {
  const child = spawn(process.execPath, ["--conditions=react-server", bundleWorker()], {
    env: {
      ...process.env,
      STAGEWAY_DATA_DIR: dataDir,
      STAGEWAY_CONNECTION: "local",
      LOCAL_AWS_PORT: String(port),
      STAGEWAY_TEST_SPEED: "0.05",
      STAGEWAY_TEST_OPERATIONS: JSON.stringify(operations),
      LOG_LEVEL: "error",
    },
    stdio: ["ignore", "pipe", "pipe"],
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
