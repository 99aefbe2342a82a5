import type { InvokeAnswer } from "../invoke-meaning";

/** Who speaks in what came through the gateway. Wordings: API Gateway developer guide, "Gateway response types". */
export type GatewayKind =
  | "well"
  | "unanswered"
  | "throttled"
  | "noMethod"
  | "refused"
  | "misconfigured"
  | "timedOut"
  | "unconnected"
  | "balancer"
  | "service";

/** And in what the load balancer answered. `mute`: nothing came, and whether there was a connection cannot be told. */
export type DirectKind = "well" | "unreached" | "silent" | "mute" | "balancer" | "service";

/** What came of the request straight at the load balancer. */
export interface DirectAnswer extends Pick<InvokeAnswer, "status" | "body"> {
  /** Absent: it cannot be told. */
  connected?: boolean;
}

const GATEWAY: [kind: GatewayKind, status: readonly number[], body: RegExp][] = [
  ["throttled", [429], /Too Many Requests|Limit Exceeded/],
  ["noMethod", [403], /Missing Authentication Token/],
  ["refused", [403], /"message"\s*:\s*"Forbidden"/],
  ["timedOut", [504], /Endpoint request timed out/],
  ["unconnected", [502, 504], /Network error communicating with endpoint/],
  ["misconfigured", [500, 502], /"message"\s*:\s*"Internal server error"/],
];
/** A load balancer's own pages (ELB user guide, "HTTP 502: Bad gateway" and its neighbours). */
const PAGE = /<html>[\s\S]*(502 Bad Gateway|503 Service Temporarily Unavailable|504 Gateway Time-?out)/i;

export function gatewayKind({ status, body }: Pick<InvokeAnswer, "status" | "body">): GatewayKind {
  if (status === undefined) return "unanswered";
  if (status < 400) return "well";
  const own = GATEWAY.find(([, statuses, words]) => statuses.includes(status) && words.test(body));
  return own?.[0] ?? (PAGE.test(body) ? "balancer" : "service");
}

export function directKind({ status, body, connected }: DirectAnswer): DirectKind {
  if (status === undefined) return connected === undefined ? "mute" : connected ? "silent" : "unreached";
  if (status < 400) return "well";
  return PAGE.test(body) ? "balancer" : "service";
}
