import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { bundleWorker } from "../../operations/testing/bundle-worker";

export interface Replica {
  child: ChildProcess;
  /** It has opened the database and does its part. */
  ready: Promise<void>;
  /** From now on somebody looks at this environment through it. */
  lookAt(environment: { apiId: string; stage: string }): void;
  kill(): Promise<void>;
}

/** Starts `replica.ts` on a database that others share, with its AWS at this port. */
export function spawnReplica(databaseUrl: string, awsPort: number): Replica {
  const bundle = bundleWorker("server/queries/testing/replica.ts");
  const child = spawn(process.execPath, ["--conditions=react-server", bundle], {
    env: {
      ...process.env,
      DATABASE_URL: databaseUrl,
      STAGEWAY_CONNECTION: "local",
      LOCAL_AWS_PORT: String(awsPort),
      STAGEWAY_TEST_SPEED: "0.05",
      LOG_LEVEL: "error",
    },
    stdio: ["pipe", "pipe", "inherit"],
  });
  const gone = once(child, "exit");
  const ended = gone.then(([code, signal]) => {
    throw new Error(`the replica ended (${code ?? signal})`);
  });
  ended.catch(() => {});
  return {
    child,
    ready: Promise.race([once(child.stdout, "data").then(() => {}), ended]),
    lookAt: (environment) => child.stdin.write(`${JSON.stringify(environment)}\n`),
    async kill() {
      child.kill("SIGKILL");
      await gone;
    },
  };
}
