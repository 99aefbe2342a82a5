import type { NextRequest, NextResponse } from "next/server";
import { guardRequest } from "./server/auth/guard-request";

/** Next runs this before every page and route. */
export function proxy(request: NextRequest): NextResponse {
  return guardRequest(request);
}

export const config = {
  // Built files carry a hash in their name and nothing of anybody's; they need none of this.
  matcher: ["/((?!_next/static|_next/image).*)"],
};
