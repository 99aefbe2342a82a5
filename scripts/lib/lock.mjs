import { randomUUID } from "node:crypto";
import { mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { cacheDir } from "./paths.mjs";

/**
 * Runs `work` while no other process does so under the same name. Two `npm start` at once would otherwise install or
 * build into the same folder. A lock whose process is gone is taken over.
 */
export async function withLock(name, work, onWait = () => {}) {
  mkdirSync(cacheDir, { recursive: true });
  const file = join(cacheDir, `${name}.lock`);
  const token = `${process.pid} ${randomUUID()}`;
  for (let waited = false; !take(file, token); waited = true) {
    if (!waited) onWait();
    dropIfStale(file);
    await delay(200);
  }
  try {
    return await work();
  } finally {
    if (read(file) === token) rmSync(file, { force: true });
  }
}

function take(file, token) {
  try {
    writeFileSync(file, token, { flag: "wx" });
    return true;
  } catch (error) {
    if (error.code === "EEXIST") return false;
    throw error;
  }
}

/** Renames before it deletes, so that of two processes that find the same dead holder only one removes the lock. */
function dropIfStale(file) {
  const holder = read(file);
  if (!holder || isAlive(Number(holder.split(" ")[0]))) return;
  const aside = `${file}.${randomUUID()}`;
  try {
    renameSync(file, aside);
  } catch {
    return; // another process was quicker
  }
  if (read(aside) === holder) rmSync(aside, { force: true });
  else renameSync(aside, file); // it was somebody's new lock after all
}

function read(file) {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return undefined;
  }
}

function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error.code === "EPERM";
  }
}
