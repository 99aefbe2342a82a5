/** The endpoint as a process of its own, for tests that kill it. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";

export interface EndpointProcess {
  child: ChildProcess;
  /** Settles when it says it is ready, or has ended. */
  ready: Promise<{ url: string } | { exitCode: number | null }>;
  /** All it wrote so far. */
  output(): { stdout: string; stderr: string };
  /** Waits for its end. */
  ended: Promise<{ code: number | null; signal: NodeJS.Signals | null }>;
}

/** @param script relative to `server/local-aws`, or a {@link bundle} of one */
export function spawnEndpoint(script: string, env: Record<string, string>): EndpointProcess {
  const source = ["--import", "tsx", fileURLToPath(new URL(`../${script}`, import.meta.url))];
  const child = spawn(process.execPath, script.endsWith(".mjs") ? [script] : source, {
    env: { ...process.env, ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let stdout = "";
  let stderr = "";
  const ended = once(child, "close").then(([code, signal]) => ({
    code: code as number | null,
    signal: signal as NodeJS.Signals | null,
  }));
  const ready = new Promise<{ url: string } | { exitCode: number | null }>((resolve) => {
    child.stdout.on("data", (data: Buffer) => {
      stdout += data.toString();
      const url = /^local-aws ready (\S+)$/m.exec(stdout)?.[1];
      if (url) resolve({ url });
    });
    child.stderr.on("data", (data: Buffer) => {
      stderr += data.toString();
    });
    ended.then(({ code }) => resolve({ exitCode: code }));
  });
  return { child, ready, output: () => ({ stdout, stderr }), ended };
}

/** The address, or an error that shows what the process said instead. */
export async function addressOf(process: EndpointProcess): Promise<string> {
  const ready = await process.ready;
  if ("url" in ready) return ready.url;
  throw new Error(`The endpoint ended (${ready.exitCode}): ${process.output().stderr}`);
}
