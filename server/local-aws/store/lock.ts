/**
 * One process a directory: the owner listens on a Unix socket in it. The kernel forgets a dead owner by itself, so there
 * is no stale process id to judge; only the socket's file stays behind and is taken over.
 */
import { createHash } from "node:crypto";
import { linkSync, realpathSync, renameSync, rmSync } from "node:fs";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";

export class LockedError extends Error {
  constructor(directory: string, owner: string) {
    super(
      `The data directory ${directory} is in use by another local AWS endpoint (process ${owner}). ` +
        "Stop it, or set STAGEWAY_DATA_DIR to another directory.",
    );
    this.name = "LockedError";
  }
}

/** Answers how to unlock. @throws LockedError */
export async function lockDirectory(directory: string): Promise<() => Promise<void>> {
  const path = socketPath(directory);
  for (let attempt = 0; attempt < 5; attempt++) {
    const server = await listen(path);
    if (server) return () => close(server);
    const owner = await ask(path);
    if (owner !== undefined) throw new LockedError(directory, owner);
    await removeStale(path, directory);
  }
  throw new Error(`The lock ${path} could not be taken.`);
}

/** Undefined when the path is taken. */
function listen(path: string): Promise<Server | undefined> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => socket.destroy());
      socket.end(String(process.pid));
    });
    server.once("error", (error: NodeJS.ErrnoException) => {
      if (error.code === "EADDRINUSE") resolve(undefined);
      else reject(error);
    });
    server.listen(path, () => {
      // The lock alone keeps no process alive.
      server.unref();
      resolve(server);
    });
  });
}

/** The owner's process id; undefined when nobody listens. */
function ask(path: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let answer = "";
    const socket = connect(path);
    // An owner that is busy accepts (the kernel does) and answers later: it is alive all the same.
    socket.setTimeout(2_000, () => {
      socket.destroy();
      resolve("unknown");
    });
    socket.on("data", (data) => {
      answer += data.toString();
    });
    socket.on("end", () => resolve(answer || "unknown"));
    socket.on("error", () => resolve(undefined));
  });
}

/**
 * Moved aside first and asked again: if another process took the lock over meanwhile, what was moved is its live
 * socket, which answers under the new name too and is put back.
 */
async function removeStale(path: string, directory: string): Promise<void> {
  const aside = `${path}.${process.pid}`;
  try {
    renameSync(path, aside);
  } catch {
    return;
  }
  const owner = await ask(aside);
  if (owner !== undefined) {
    try {
      linkSync(aside, path);
    } catch {
      // The path is taken again already.
    }
    rmSync(aside, { force: true });
    throw new LockedError(directory, owner);
  }
  rmSync(aside, { force: true });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => server.close(() => resolve()));
}

/** A socket's path holds about 100 bytes (108 on Linux, 104 on macOS); a longer one gets a name in the temporary folder. */
function socketPath(directory: string): string {
  const inside = join(directory, "lock.sock");
  const shorter = [inside, relative(process.cwd(), inside)].find((path) => Buffer.byteLength(path) <= 90);
  if (shorter) return shorter;
  const name = createHash("sha256").update(realpathSync(directory)).digest("hex").slice(0, 24);
  return join(tmpdir(), `stageway-${name}.sock`);
}
