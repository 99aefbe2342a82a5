import type { IncomingMessage } from "node:http";

/**
 * Why a request may not control the endpoint; undefined when it may. A page in a browser must not, wherever it is from:
 * any site can make its visitor's browser send a request to loopback, and every browser says who it is by one of these
 * headers. A caller from another machine cannot come this far as long as the endpoint listens on loopback.
 */
export function refusalOf({ headers, socket }: Pick<IncomingMessage, "headers" | "socket">): string | undefined {
  if (headers.origin !== undefined || headers["sec-fetch-site"] !== undefined) {
    return "Requests from a browser may not control the endpoint: this one has an Origin or Sec-Fetch-Site header.";
  }
  const from = (socket.remoteAddress ?? "").replace(/^::ffff:/, "");
  if (!/^127\./.test(from) && from !== "::1") return "Only requests from this machine may control the endpoint.";
  return undefined;
}
