import { createServer } from "node:net";
import { Problem } from "./problem.mjs";

/** Throws a Problem that names the port and its setting when something listens there already. */
export async function requireFreePort(host, port, setting) {
  const code = await tryListening(host, port);
  if (!code) return;
  if (code === "EADDRINUSE") {
    throw new Problem(`Port ${port} is taken by another program. Stop it, or choose another port with ${setting}.`);
  }
  throw new Problem(`Port ${port} on ${host} cannot be used (${code}). Choose another with ${setting}.`);
}

/** A free port of the system's choice. */
export function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}

function tryListening(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
