import { GatewayError, INVALID_ADDRESS } from "../failure";

const UNRESOLVED = new Set(["ENOTFOUND", "EAI_AGAIN", "EAI_NODATA", "EAI_NONAME"]);
const CONNECTION = new Set([
  "ECONNREFUSED",
  "ECONNRESET",
  "ECONNABORTED",
  "EPIPE",
  "EHOSTUNREACH",
  "ENETUNREACH",
  "EADDRNOTAVAIL",
  "ETIMEDOUT",
]);

/** What a failed connection means to a caller: aws-style 504 for the network, 500 for what no retry can mend. */
export function failureOf(error: Error, hostname: string): GatewayError {
  const code = (error as NodeJS.ErrnoException).code ?? error.name;
  if (UNRESOLVED.has(code)) {
    return new GatewayError("configuration", "endpoint", `${hostname} does not resolve`, INVALID_ADDRESS);
  }
  if (CONNECTION.has(code)) return new GatewayError("network", "endpoint", `connection to ${hostname} failed: ${code}`);
  // TLS and parser errors: the endpoint does not speak what the integration says it speaks.
  return new GatewayError("configuration", "endpoint", `${hostname} gave no usable answer: ${code}`);
}
