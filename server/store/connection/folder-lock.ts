import "server-only";
import { createHash, randomUUID } from "node:crypto";
import { rm } from "node:fs/promises";
import { connect, createServer, type Server } from "node:net";
import { tmpdir } from "node:os";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A socket's path may be 103 bytes long at most on macOS, 107 on Linux. */
const MAX_PATH = 100;

/**
 * Holds a folder for this process by listening on a Unix socket in it: the system lets go of it however the process ends.
 * @returns what lets go of it.
 * @throws Error when another process holds it, with its process id.
 */
export async function lockFolder(folder: string): Promise<() => Promise<void>> {
  const address = socketOf(folder);
  const token = `${process.pid} ${randomUUID()}`;
  for (let attempt = 1; attempt <= 5; attempt++) {
    const server = await listen(address, token);
    if (server === null) {
      const holder = await ask(address);
      if (holder !== null) throw heldBy(folder, holder);
      // Left behind by a process that was killed.
      await rm(address, { force: true });
      continue;
    }
    // Two processes may both have removed a dead socket: only the one that still answers here holds the folder.
    await sleep(50);
    if ((await ask(address)) === token) return () => new Promise((done) => server.close(() => done()));
    server.close();
  }
  throw new Error(`The data folder ${folder} could not be locked.`);
}

function socketOf(folder: string): string {
  const name = createHash("sha256").update(path.resolve(folder)).digest("hex").slice(0, 16);
  if (process.platform === "win32") return `\\\\.\\pipe\\stageway-${name}`;
  const inside = path.join(path.resolve(folder), "db.lock");
  return Buffer.byteLength(inside) <= MAX_PATH ? inside : path.join(tmpdir(), `stageway-${name}.lock`);
}

/** Null: the address is taken. */
function listen(address: string, token: string): Promise<Server | null> {
  return new Promise((resolve, reject) => {
    const server = createServer((socket) => {
      socket.on("error", () => {});
      socket.end(token);
    });
    server.once("error", (error: NodeJS.ErrnoException) =>
      error.code === "EADDRINUSE" ? resolve(null) : reject(error),
    );
    server.listen(address, () => {
      server.unref();
      resolve(server);
    });
  });
}

/** What the process behind the socket says; null when there is none. One that says nothing is alive, too. */
function ask(address: string): Promise<string | null> {
  return new Promise((resolve) => {
    let said = "";
    const socket = connect(address);
    socket.setTimeout(2_000, () => socket.destroy());
    socket.on("data", (chunk) => {
      said += chunk.toString();
    });
    socket.on("error", () => resolve(null));
    socket.on("close", () => resolve(said));
  });
}

function heldBy(folder: string, holder: string): Error {
  const pid = holder.split(" ")[0];
  const who = pid ? `process ${pid}` : "another process";
  return new Error(
    `The data folder ${folder} is in use by ${who}: stop it, or set STAGEWAY_DATA_DIR to another folder.`,
  );
}
