import "server-only";
import http from "node:http";
import https from "node:https";
import type { DirectCall } from "@/lib/domain/attribution/direct-call";
import type { DirectAnswer } from "@/lib/domain/attribution/kinds";
import { settings } from "@/server/settings";

/** A load balancer that cannot connect to a target says so after 10 s (ALB guide, HTTP 504): longer than that. */
const TIMEOUT_MS = 12_000;
/** Enough to tell a load balancer's own page. */
const MAX_BODY = 4_096;

export interface Direct extends DirectAnswer {
  latencyMs: number;
  /** Why there was no answer. */
  problem?: string;
}

type Call = Exclude<DirectCall, { notCalled: string }>;

/** Why a load balancer cannot be called from here; null: it can be tried. */
export function whyNotFromHere({ address }: Call): string | null {
  if (settings().connection !== "local" || (address.port === 80 && address.scheme === "http")) return null;
  return "The load balancer was not called directly: the local AWS endpoint lets requests from outside in on port 80 only.";
}

/** Sends one GET straight to a load balancer, past the gateway. Never throws for what the other side does. */
export async function getDirect({ url, address }: Call, timeoutMs = TIMEOUT_MS): Promise<Direct> {
  const startedAt = performance.now();
  const local = settings().connection === "local";
  let connected = false;
  const answer = await new Promise<Pick<Direct, "status" | "body" | "problem">>((resolve) => {
    const done = (status: number | undefined, body: string, problem?: string) => {
      clearTimeout(timer);
      resolve({ status, body, problem });
      request.destroy();
    };
    const { get } = address.scheme === "https" ? https : http;
    const request = get(url, { ...(local ? throughEndpoint(address.host) : {}), agent: false }, (response) => {
      let body = "";
      response.setEncoding("utf8").on("data", (text: string) => {
        body += text;
        if (body.length > MAX_BODY) done(response.statusCode, body);
      });
      response.on("end", () => done(response.statusCode, body));
      response.on("error", (error) => done(undefined, "", codeOf(error)));
    });
    request.on("socket", (socket) => {
      socket.once(address.scheme === "https" ? "secureConnect" : "connect", () => {
        connected = true;
      });
    });
    request.on("error", (error) => done(undefined, "", codeOf(error)));
    const timer = setTimeout(() => done(undefined, "", `no answer within ${timeoutMs / 1000} s`), timeoutMs);
  });
  const latencyMs = Math.round(performance.now() - startedAt);
  return local ? seenThroughEndpoint(answer, latencyMs) : { ...answer, connected, latencyMs };
}

/** Node does not resolve `*.localhost`: the endpoint takes requests for its load balancers by their Host header. */
const throughEndpoint = (host: string) => ({
  hostname: "127.0.0.1",
  port: settings().localAwsPort,
  headers: { host, "user-agent": "stageway", accept: "*/*" },
});

/** What would be a refused connection the endpoint can only say; and behind it nobody can tell how far a silent request got. */
function seenThroughEndpoint(answer: Pick<Direct, "status" | "body" | "problem">, latencyMs: number): Direct {
  const { status, body } = answer;
  const refused = /^(No load balancer has the name|The load balancer \S+ has no listener on port)/.test(body);
  if (refused) return { body: "", latencyMs, connected: false, problem: body.trim() };
  return { ...answer, latencyMs, ...(status === undefined ? {} : { connected: true }) };
}

function codeOf(error: Error): string {
  return "code" in error && typeof error.code === "string" ? error.code : error.message;
}
