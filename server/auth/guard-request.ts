import { type NextRequest, NextResponse } from "next/server";
import { isLoopbackHost } from "@/lib/loopback-host";
import { contentSecurityPolicy, SECURITY_HEADERS } from "@/lib/security-headers";

/** What happens before every page and route: refuses foreign names, gives the request its id and its nonce. */
export function guardRequest(request: NextRequest): NextResponse {
  const requestId = crypto.randomUUID();
  if (!isLoopbackHost(request.headers.get("host"))) return misdirected(requestId);
  const nonce = btoa(crypto.randomUUID());
  const policy = contentSecurityPolicy(nonce, process.env.NODE_ENV === "development");
  const headers = new Headers(request.headers);
  // Next puts the nonce that it finds here on its own scripts; the layout reads x-nonce.
  headers.set("content-security-policy", policy);
  headers.set("x-nonce", nonce);
  headers.set("x-request-id", requestId);
  // Only the Host that the request was sent to counts; Next would believe this one.
  headers.delete("x-forwarded-host");
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("content-security-policy", policy);
  return withSecurity(response, requestId);
}

/** Until people sign in, Stageway answers to this machine alone, by its own names. */
function misdirected(requestId: string): NextResponse {
  const error = {
    code: "forbidden",
    message: "Stageway answers to localhost only.",
    remedy: "Open it by the address that it printed when it started.",
  };
  return withSecurity(NextResponse.json({ error }, { status: 421 }), requestId);
}

function withSecurity(response: NextResponse, requestId: string): NextResponse {
  for (const [name, value] of SECURITY_HEADERS) response.headers.set(name, value);
  response.headers.set("x-request-id", requestId);
  return response;
}
