/** One health check of one target. Never throws: whatever goes wrong is the result. */
import { get } from "node:http";
import { connect } from "node:net";
import type { Route } from "../network";
import { type CodeRange, matchesCode } from "./matcher";
import type { CheckResult } from "./target-health";

export interface HealthCheck {
  protocol: "HTTP" | "TCP";
  path: string;
  matcher: readonly CodeRange[];
  timeoutMs: number;
  /** The Host header: an ALB names the target's address and port. */
  host: string;
}

const TIMEOUT: CheckResult = { ok: false, reason: "Target.Timeout", description: "Request timed out" };
const FAILED: CheckResult = { ok: false, reason: "Target.FailedHealthChecks", description: "Health checks failed" };

/** An address nobody has swallows packets, as does a firewall: that check times out. A port nobody listens on fails at once. */
export function checkTarget(route: Route, check: HealthCheck): Promise<CheckResult> {
  if (route.kind === "unknown" || (route.kind === "open" && route.filtered)) return after(check.timeoutMs, TIMEOUT);
  if (route.kind === "refused") return Promise.resolve(FAILED);
  return check.protocol === "TCP" ? checkTcp(route.loopbackPort, check) : checkHttp(route.loopbackPort, check);
}

function after<T>(ms: number, value: T): Promise<T> {
  return new Promise((resolve) => {
    setTimeout(() => resolve(value), ms).unref();
  });
}

function checkHttp(port: number, check: HealthCheck): Promise<CheckResult> {
  return new Promise((resolve) => {
    const headers = { Host: check.host, "User-Agent": "ELB-HealthChecker/2.0", Connection: "close" };
    const request = get({ host: "127.0.0.1", port, path: check.path, headers, agent: false }, (response) => {
      settle(judge(response.statusCode ?? 0, check.matcher));
      request.destroy();
    });
    const expire = () => {
      settle(TIMEOUT);
      request.destroy();
    };
    // After a stall of this process an answer may lie unread behind the timer: sockets are read before the immediate.
    const timer = setTimeout(() => setImmediate(expire), check.timeoutMs);
    timer.unref();
    const settle = (result: CheckResult) => {
      clearTimeout(timer);
      resolve(result);
    };
    request.on("error", () => settle(FAILED));
  });
}

function judge(code: number, matcher: readonly CodeRange[]): CheckResult {
  if (matchesCode(matcher, code)) return { ok: true };
  const description = `Health checks failed with these codes: [${code}]`;
  return { ok: false, reason: "Target.ResponseCodeMismatch", description };
}

function checkTcp(port: number, check: HealthCheck): Promise<CheckResult> {
  return new Promise((resolve) => {
    const socket = connect({ host: "127.0.0.1", port, timeout: check.timeoutMs });
    const settle = (result: CheckResult) => {
      socket.destroy();
      resolve(result);
    };
    socket.on("connect", () => settle({ ok: true }));
    socket.on("timeout", () => settle(TIMEOUT));
    socket.on("error", () => settle(FAILED));
  });
}
