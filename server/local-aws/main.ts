/** The process of the local AWS endpoint: settings from the environment, one line when ready, a clean end on a signal. */
import { join } from "node:path";
import { startEndpoint } from "./endpoint";

const DEFAULT_PORT = 4566;

// The SDK's schemas are read here; its advice about Node versions is no concern of who runs the endpoint.
process.env.AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED ??= "true";

async function main(): Promise<void> {
  const port = readPort(process.env.LOCAL_AWS_PORT);
  const dataDir = join(process.env.STAGEWAY_DATA_DIR || ".data", "local-aws");
  const endpoint = await startEndpoint({ port, dataDir, allowReset: process.env.LOCAL_AWS_ALLOW_RESET === "1" });
  // Whoever reads our lines may go first; that is no reason to end with an uncaught EPIPE.
  for (const stream of [process.stdout, process.stderr]) stream.on("error", () => {});
  let closing = false;
  const stop = () => {
    if (closing) return;
    closing = true;
    endpoint.close().then(
      () => process.exit(0),
      (error: unknown) => fail(messageOf(error)),
    );
  };
  process.on("SIGTERM", stop);
  process.on("SIGINT", stop);
  process.stdout.write(`local-aws ready ${endpoint.url}\n`);
}

function readPort(text: string | undefined): number {
  if (!text) return DEFAULT_PORT;
  const port = Number(text);
  if (Number.isInteger(port) && port >= 0 && port <= 65_535) return port;
  return fail(`LOCAL_AWS_PORT must be a port number from 0 to 65535, not "${text}".`);
}

function messageOf(error: unknown): string {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code === "EADDRINUSE") {
    return `Port ${port} is already in use. Stop what uses it, or set LOCAL_AWS_PORT to another port.`;
  }
  if (code === "EACCES" && port !== undefined)
    return `Port ${port} may not be opened. Set LOCAL_AWS_PORT to another port.`;
  return error instanceof Error ? error.message : String(error);
}

function fail(message: string): never {
  process.stderr.write(`local-aws: ${message}\n`);
  process.exit(1);
}

main().catch((error: unknown) => fail(messageOf(error)));
