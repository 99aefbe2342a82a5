import { spawn } from "node:child_process";
import { root } from "./paths.mjs";
import { WITH_PARENT, withParent } from "./with-parent.mjs";

const children = new Set();

/**
 * Runs a command to its end with our own standard output. Answers its exit code; 1 when a signal ended it or `timeoutMs`
 * ran out. No standard input: under CI there is none, and a question would wait for ever.
 */
export function run(command, args, { env = process.env, cwd = root, quiet = false, timeoutMs, input = "ignore" } = {}) {
  return new Promise((resolve) => {
    const stdio = [input, quiet ? "ignore" : "inherit", quiet ? "ignore" : "inherit"];
    const child = spawn(command, args, { cwd, env, stdio });
    child.stdin?.on("error", () => {}); // it ended before we did
    const timer = timeoutMs && setTimeout(() => child.kill("SIGTERM"), timeoutMs);
    const end = (code) => {
      clearTimeout(timer);
      children.delete(child);
      resolve(code);
    };
    children.add(child);
    child.once("error", (error) => {
      if (!quiet) console.error(`stageway | cannot run ${command}: ${error.message}`);
      end(1);
    });
    child.once("exit", (code) => end(code ?? 1));
  });
}

/** Runs a program of `node_modules` with this very Node, which ends when we do: `runBin("next/dist/bin/next", ["build"])`. */
export const runBin = (path, args, options) =>
  run(process.execPath, [...WITH_PARENT, `node_modules/${path}`, ...args], {
    ...options,
    env: withParent(options?.env),
    input: "pipe",
  });

/** Ends what `run` started: for a signal that arrives in the middle of an installation or a build. */
export const stopRunning = () => {
  for (const child of children) child.kill("SIGTERM");
};
