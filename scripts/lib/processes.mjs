import { spawn } from "node:child_process";
import { createInterface } from "node:readline";
import { root } from "./paths.mjs";
import { WITH_PARENT, withParent } from "./with-parent.mjs";

/**
 * Starts a Node program that runs until it is stopped; each line that it prints goes to `onLine`. In a process group of
 * its own, so that Ctrl-C reaches only the parent, which then stops its children in order.
 */
export function startNode(name, args, { env = process.env, cwd = root, onLine = print, onStart } = {}) {
  const child = spawn(process.execPath, [...WITH_PARENT, ...args], {
    cwd,
    env: withParent(env),
    detached: true,
    stdio: ["pipe", "pipe", "pipe"],
  });
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on("line", (line) => line.trim() && onLine(name, line));
  }
  child.stdin.on("error", () => {}); // it died before we did
  const exited = new Promise((resolve) => {
    child.once("error", (error) => resolve({ name, code: 1, reason: error.message }));
    child.once("exit", (code, signal) => resolve({ name, code, reason: signal ?? `exit code ${code}` }));
  });
  const started = { name, pid: child.pid, exited, stop: (graceMs = 10_000) => stop(child, exited, graceMs) };
  onStart?.(started);
  return started;
}

/** SIGTERM, and SIGKILL to the whole group when that was not enough. Answers how it ended. */
async function stop(child, exited, graceMs) {
  if (child.exitCode === null && child.signalCode === null && child.pid) {
    child.kill("SIGTERM");
    const timer = setTimeout(() => signalGroup(child.pid, "SIGKILL"), graceMs);
    await exited;
    clearTimeout(timer);
  }
  if (child.pid) signalGroup(child.pid, "SIGKILL"); // what the program itself left behind
  return exited;
}

function signalGroup(pid, signal) {
  try {
    process.kill(-pid, signal);
  } catch {
    // the group is empty: all ended already
  }
}

function print(name, line) {
  process.stdout.write(`${name} | ${line}\n`);
}
