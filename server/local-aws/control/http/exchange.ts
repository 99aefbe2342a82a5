/** Requests and answers of the control address: JSON both ways, errors in words. */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { z } from "zod";
import { readBody } from "../../protocol/http/body";

/** An answer that is no success. `message` is for a person. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

/** @throws Refusal 400 that names what is wrong with the body, and where */
export async function readJson<T>(request: IncomingMessage, schema: z.ZodType<T>): Promise<T> {
  const body = await readBody(request);
  if (typeof body === "string") throw new Refusal(body === "too-large" ? 413 : 400, "The body could not be read.");
  let document: unknown;
  try {
    document = JSON.parse(body.toString("utf8"));
  } catch {
    throw new Refusal(400, "The body is not JSON.");
  }
  const parsed = schema.safeParse(document);
  if (!parsed.success) throw new Refusal(400, parsed.error.issues.map(wordsOf).join(" "));
  return parsed.data;
}

/** `faults.0.share: Too big: expected number to be <=1.` */
function wordsOf({ path, message }: z.core.$ZodIssue): string {
  const where = path.length === 0 ? "The body" : path.map(String).join(".");
  return `${where}: ${message.replace(/\.$/, "")}.`;
}

export function sendJson(response: ServerResponse, status: number, value: unknown): void {
  const body = `${JSON.stringify(value, null, 2)}\n`;
  response.writeHead(status, { "content-type": "application/json", "content-length": Buffer.byteLength(body) });
  response.end(body);
}
