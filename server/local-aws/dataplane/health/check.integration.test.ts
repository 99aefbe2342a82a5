import { createServer as createHttpServer, type RequestListener } from "node:http";
import { type AddressInfo, createServer, type Server, type Socket } from "node:net";
import { afterEach, expect, test } from "vitest";
import type { Route } from "../network";
import { checkTarget, type HealthCheck } from "./check";

const servers: Server[] = [];
const sockets = new Set<Socket>();

afterEach(async () => {
  for (const socket of sockets) socket.destroy();
  await Promise.all(servers.splice(0).map((server) => new Promise((resolve) => server.close(resolve))));
});

async function route(server: Server): Promise<Route> {
  servers.push(server);
  server.on("connection", (socket) => sockets.add(socket.on("error", () => {})));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return { kind: "open", loopbackPort: (server.address() as AddressInfo).port };
}

const http = (listener: RequestListener) => route(createHttpServer(listener));
const raw = (answer: string) => route(createServer((socket) => void socket.once("data", () => socket.end(answer))));

const check: HealthCheck = {
  protocol: "HTTP",
  path: "/health",
  matcher: [{ from: 200, to: 299 }],
  timeoutMs: 20_000,
  host: "10.0.0.1:80",
};
/** For what never answers. */
const impatient = { ...check, timeoutMs: 300 };
const TIMEOUT = { ok: false, reason: "Target.Timeout", description: "Request timed out" };
const FAILED = { ok: false, reason: "Target.FailedHealthChecks", description: "Health checks failed" };

test("asks as a load balancer does", async () => {
  let asked: unknown;
  const target = await http((request, response) => {
    const { host, "user-agent": agent } = request.headers;
    asked = { method: request.method, url: request.url, host, agent };
    response.writeHead(204).end();
  });
  expect(await checkTarget(target, check)).toEqual({ ok: true });
  expect(asked).toEqual({ method: "GET", url: "/health", host: "10.0.0.1:80", agent: "ELB-HealthChecker/2.0" });
});

test("the head decides: a body without end holds nothing up", async () => {
  const target = await http((_request, response) => void response.writeHead(200).write("and so on"));
  expect(await checkTarget(target, { ...check, timeoutMs: 60_000 })).toEqual({ ok: true });
});

test("another code is named; a redirect is not followed", async () => {
  const target = await http((_request, response) => void response.writeHead(302, { Location: "/other" }).end());
  expect(await checkTarget(target, check)).toEqual({
    ok: false,
    reason: "Target.ResponseCodeMismatch",
    description: "Health checks failed with these codes: [302]",
  });
});

test("silence is a timeout, also where nobody is; a closed port and garbage are failures", async () => {
  expect(await checkTarget(await http(() => {}), impatient)).toEqual(TIMEOUT);
  expect(await checkTarget({ kind: "unknown" }, impatient)).toEqual(TIMEOUT);
  expect(await checkTarget({ kind: "refused" }, check)).toEqual(FAILED);
  expect(await checkTarget(await raw("SSH-2.0-OpenSSH\r\n"), check)).toEqual(FAILED);
  expect(await checkTarget(await raw(""), check)).toEqual(FAILED);
});

test("an answer that trickles in byte by byte does not outlive the timeout", async () => {
  const dripping = createServer((socket) => {
    socket.write("HTTP/1.1 200 OK\r\nX-Long: ");
    const drip = setInterval(() => socket.write("a"), 20);
    socket.on("close", () => clearInterval(drip));
  });
  expect(await checkTarget(await route(dripping), impatient)).toEqual(TIMEOUT);
});

test("TCP: a connection is enough", async () => {
  const tcp: HealthCheck = { ...check, protocol: "TCP" };
  expect(await checkTarget(await raw("whatever"), tcp)).toEqual({ ok: true });
  expect(await checkTarget({ kind: "refused" }, tcp)).toEqual(FAILED);
  expect(await checkTarget({ kind: "unknown" }, tcp)).toEqual(TIMEOUT);
  const gone = await raw("");
  await new Promise((resolve) => servers.pop()?.close(resolve));
  expect(await checkTarget(gone, tcp)).toEqual(FAILED);
});
