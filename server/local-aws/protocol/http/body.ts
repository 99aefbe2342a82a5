/** Reads a request body into memory, within a bound. */
import type { IncomingMessage } from "node:http";

export const MAX_BODY_BYTES = 16 * 1024 * 1024;

/** Not listed: a body that stalls. The HTTP server's own request timeout ends that. What is too much is read and dropped. */
export type BodyProblem = "too-large" | "aborted";

export function readBody(request: IncomingMessage): Promise<Buffer | BodyProblem> {
  if (Number(request.headers["content-length"] ?? 0) > MAX_BODY_BYTES) return Promise.resolve("too-large");
  return new Promise((resolve) => {
    const chunks: Buffer[] = [];
    let size = 0;
    request.on("data", (chunk: Buffer) => {
      size += chunk.length;
      if (size <= MAX_BODY_BYTES) chunks.push(chunk);
      else {
        chunks.length = 0;
        resolve("too-large");
      }
    });
    request.on("end", () => resolve(chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks)));
    request.on("error", () => resolve("aborted"));
    request.on("close", () => resolve("aborted"));
  });
}
