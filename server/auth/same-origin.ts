import { isLoopbackHost } from "@/lib/loopback-host";

/** The part of a request's headers that is looked at. */
export interface RequestHeaders {
  get(name: string): string | null;
}

/**
 * Whether a request comes from Stageway's own pages. Server actions are public endpoints: Next runs one without an Origin,
 * and believes a spoofed X-Forwarded-Host; so Origin is required, and only the Host that the request was sent to counts.
 */
export function isSameOrigin(headers: RequestHeaders): boolean {
  const host = headers.get("host");
  const origin = headers.get("origin");
  if (host === null || origin === null || !isLoopbackHost(host)) return false;
  return URL.canParse(origin) && new URL(origin).host === host.toLowerCase();
}
