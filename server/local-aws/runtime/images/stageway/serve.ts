/** What the images of this project share: a port served until the container is asked to stop, with an access log. */
import type { IncomingMessage, RequestListener, ServerResponse } from "node:http";
import { FileSystem } from "../../file-system";
import type { Process, Program } from "../../process";
import { BASE_PROGRAMS } from "../base/programs";
import type { Image } from "../image";

const GRACE_MS = 2_000;

/** `PORT` of the environment, else 80. @throws TypeError for what is no port; it ends the container with its words */
export function portOf({ environment }: Process): number {
  const port = Number(environment.PORT ?? 80);
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port;
  throw new TypeError(`PORT must be a port number, not '${environment.PORT}'`);
}

/** Resolves with the exit code. `crash` aborted: the program ends at once, as if of itself. */
export async function serve(process: Process, handler: RequestListener, crash?: Promise<number>): Promise<number> {
  const port = portOf(process);
  const logged: RequestListener = (request, response) => {
    response.on("close", () => process.write("stdout", `${accessLine(request, response)}\n`));
    request.resume();
    handler(request, response);
  };
  const server = await process.listen(port, logged);
  process.write("stderr", `listening on port ${port}\n`);
  const code = await Promise.race([stopRequested(process), ...(crash ? [crash] : [])]);
  // A request that hangs must not hold up the end for ever.
  if (code === 0) await Promise.race([server.close(), after(GRACE_MS)]);
  return code;
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = `${JSON.stringify(value)}\n`;
  // Set, not only sent: the access line reads the length.
  response.setHeader("Content-Type", "application/json");
  response.setHeader("Content-Length", Buffer.byteLength(body));
  response.writeHead(status).end(body);
}

/** An image whose one program is its command. */
export function imageOf(name: string, program: (tag: string) => Program, tags?: readonly string[]): Image {
  return {
    repository: `docker.io/stageway/${name}`,
    mirrors: [`public.ecr.aws/stageway/${name}`],
    entryPoint: [],
    command: [name],
    environment: { PATH: "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin" },
    workingDirectory: "/",
    ...(tags ? { tags } : {}),
    files: () => new FileSystem([]),
    programs: (tag) => ({ [`/usr/local/bin/${name}`]: program(tag), ...BASE_PROGRAMS }),
  };
}

/** The common log format. A request that was never answered has no status. */
function accessLine(request: IncomingMessage, response: ServerResponse): string {
  const line = `${request.method} ${request.url} HTTP/${request.httpVersion}`.replace(/["\\]/g, "\\$&");
  const status = response.headersSent ? response.statusCode : "-";
  const bytes = response.getHeader("Content-Length") ?? "-";
  return `${request.socket.remoteAddress ?? "-"} - - [${new Date().toISOString()}] "${line}" ${status} ${bytes}`;
}

function stopRequested({ stopping }: Process): Promise<number> {
  if (stopping.aborted) return Promise.resolve(0);
  return new Promise((resolve) => stopping.addEventListener("abort", () => resolve(0), { once: true }));
}

function after(ms: number): Promise<void> {
  return new Promise((resolve) => {
    setTimeout(resolve, ms).unref();
  });
}
