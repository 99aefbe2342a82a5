import type { AppError } from "@/lib/contracts/errors";
import { QueryFailure } from "./failure";
import { type Paced, pauseAfter } from "./pace";

/** The last answer of each address, so that an unchanged one costs a 304 and no parsing. */
const known = new Map<string, { etag: string; body: unknown }>();
const MAX_KNOWN = 100;

const UNREACHABLE: AppError = {
  code: "internal",
  message: "The Stageway server does not answer.",
  remedy: "What is shown is the last that was read. It is tried again by itself.",
};

let refreshes = 0;

/** What is read while `work` goes on is a person's own wish: the server looks at AWS now instead of soon. */
export async function refreshing(work: () => Promise<unknown>): Promise<void> {
  refreshes += 1;
  try {
    await work();
  } finally {
    refreshes -= 1;
  }
}

/** Reads one of our own addresses. Throws `QueryFailure`. */
export async function getJson<T extends object>(path: string, signal?: AbortSignal): Promise<T & Paced> {
  const before = known.get(path);
  const headers: Record<string, string> = {
    ...(before && { "if-none-match": before.etag }),
    ...(refreshes > 0 && { "x-stageway-refresh": "1" }),
  };
  const askedAt = performance.now();
  const response = await fetch(path, { headers, cache: "no-store", ...(signal && { signal }) }).catch((reason) => {
    if (signal?.aborted) throw reason;
    throw new QueryFailure(UNREACHABLE, true);
  });
  const pauseMs = pauseAfter(performance.now() - askedAt, response.headers.get("x-look-again"));
  if (response.status === 304 && before)
    return { ...withAge(before.body as T, response.headers.get("x-fetched-at")), pauseMs };
  if (!response.ok) throw new QueryFailure(await errorFrom(response));
  const body = await bodyOf<T>(response);
  remember(path, response.headers.get("etag"), body);
  return { ...body, pauseMs };
}

async function bodyOf<T>(response: Response): Promise<T> {
  try {
    return (await response.json()) as T;
  } catch {
    throw new QueryFailure({ code: "internal", message: "The Stageway server's answer could not be read." });
  }
}

/** An unchanged answer is as old as its newest confirmation. */
function withAge<T extends object>(body: T, fetchedAt: string | null): T {
  return fetchedAt && "fetchedAt" in body ? { ...body, fetchedAt } : body;
}

function remember(path: string, etag: string | null, body: unknown): void {
  known.delete(path);
  if (!etag) return;
  const oldest = known.keys().next().value;
  if (known.size >= MAX_KNOWN && oldest !== undefined) known.delete(oldest);
  known.set(path, { etag, body });
}

async function errorFrom(response: Response): Promise<AppError> {
  const fallback: AppError = { code: "internal", message: `The Stageway server answered with ${response.status}.` };
  const body = (await response.json().catch(() => null)) as { error?: AppError } | null;
  return body?.error?.message ? body.error : fallback;
}
