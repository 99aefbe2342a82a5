import "server-only";

/** What a GET got, for deciding and for showing. */
export interface Answer {
  /** Absent when there was no answer. */
  status?: number;
  headers: [name: string, value: string][];
  /** Text, at most `MAX_BODY` bytes of it. */
  body: string;
  truncated: boolean;
  latencyMs: number;
  /** Why there was no answer. */
  problem?: string;
}

const MAX_BODY = 64 * 1024;
const TIMEOUT_MS = 30_000;

/** Sends one GET. Follows no redirect: the answer is the stage's own. Never throws for what the other side does. */
export async function getOnce(url: string, timeoutMs = TIMEOUT_MS): Promise<Answer> {
  const startedAt = performance.now();
  const latency = () => Math.round(performance.now() - startedAt);
  const stopping = new AbortController();
  const timer = setTimeout(() => stopping.abort(new DOMException("", "TimeoutError")), timeoutMs);
  try {
    return await Promise.race([get(url, stopping.signal, latency), aborted(stopping.signal)]);
  } catch (thrown) {
    return { headers: [], body: "", truncated: false, latencyMs: latency(), problem: problemOf(thrown, timeoutMs) };
  } finally {
    clearTimeout(timer);
  }
}

async function get(url: string, signal: AbortSignal, latency: () => number): Promise<Answer> {
  const response = await fetch(url, {
    redirect: "manual",
    cache: "no-store",
    // A connection of its own: one that the other side has just closed would look like its failure.
    headers: { "user-agent": "stageway", accept: "*/*", connection: "close" },
    signal,
  });
  const latencyMs = latency();
  return { status: response.status, headers: [...response.headers], latencyMs, ...(await boundedText(response)) };
}

/**
 * Rejects once `signal` is aborted. Node's fetch may leave who reads a compressed body waiting for ever then
 * (https://github.com/nodejs/node/issues/56917), and an operation or a probe with it.
 */
const aborted = (signal: AbortSignal): Promise<never> =>
  new Promise((_, reject) => signal.addEventListener("abort", () => reject(signal.reason), { once: true }));

export const isGood = ({ status }: Answer): boolean => status !== undefined && status >= 200 && status < 300;

/** Reads no more than is shown: a body may be endless. */
async function boundedText(response: Response): Promise<{ body: string; truncated: boolean }> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    size += chunk.byteLength;
    if (size > MAX_BODY) break;
  }
  const bytes = Buffer.concat(chunks).subarray(0, MAX_BODY);
  return { body: new TextDecoder().decode(bytes), truncated: size > MAX_BODY };
}

function problemOf(thrown: unknown, timeoutMs: number): string {
  if (!(thrown instanceof Error)) return "unknown";
  if (thrown.name === "TimeoutError") return `no answer within ${timeoutMs / 1000} s`;
  const { code } = (thrown.cause ?? {}) as { code?: unknown };
  return typeof code === "string" ? code : thrown.message;
}
