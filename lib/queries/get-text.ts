import type { AppError } from "../contracts/errors";
import { QueryFailure } from "./failure";

/** A file as text. @throws QueryFailure with what the server says. */
export async function getText(address: string, signal: AbortSignal): Promise<string> {
  const response = await fetch(address, { signal, cache: "no-store" });
  if (response.ok) return response.text();
  const body = (await response.json().catch(() => null)) as { error?: AppError } | null;
  throw new QueryFailure(body?.error ?? { code: "internal", message: `The server answered with ${response.status}.` });
}
