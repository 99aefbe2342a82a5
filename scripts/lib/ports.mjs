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

/** Below those that systems give to whoever asks for any: between the look and the use nobody else is given it. */
const OURS = { first: 20_000, count: 12_000 };

/** A free port, by chance, so that programs that look at the same time do not find the same one. */
export async function freePort() {
  for (let tries = 0; tries < 100; tries++) {
    const port = OURS.first + Math.floor(Math.random() * OURS.count);
    if ((await tryListening("127.0.0.1", port)) === undefined) return port;
  }
  throw new Problem(`No free port was found from ${OURS.first} to ${OURS.first + OURS.count - 1}.`);
}

function tryListening(host, port) {
  return new Promise((resolve) => {
    const server = createServer();
    server.once("error", (error) => resolve(error.code));
    server.listen(port, host, () => server.close(() => resolve(undefined)));
  });
}
