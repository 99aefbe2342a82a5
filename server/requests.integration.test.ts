import { createServer, request, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { afterAll, beforeAll, expect, it, vi } from "vitest";

const lines: { level: string; fields: Record<string, unknown> }[] = [];
vi.mock("./log", () => {
  const level = (name: string) => (fields: Record<string, unknown>) => lines.push({ level: name, fields });
  return { log: { debug: level("debug"), info: level("info"), warn: level("warn") } };
});

const { watchRequests } = await import("./requests");
const { metrics } = await import("./metrics");
const { routeOf } = await import("./routes");

const PATIENCE = { timeout: 15_000 };

let server: Server;
let port: number;

beforeAll(async () => {
  watchRequests(routeOf(["/", "/api/environments/[apiId]/[stage]", "/api/health"]));
  // Twice counts once: Next may load instrumentation more than once.
  watchRequests(routeOf([]));
  server = createServer((incoming, response) => {
    response.setHeader("x-request-id", "the-proxys-own");
    if (incoming.url === "/hang") return;
    response.writeHead(Number(incoming.headers["x-answer"] ?? 200)).end("ok");
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  port = (server.address() as AddressInfo).port;
});
afterAll(() => {
  server.closeAllConnections();
  server.close();
});

async function ask(path: string, method = "GET", answer = 200) {
  const before = lines.length;
  const headers = { "x-answer": String(answer), "x-request-id": "spoofed" };
  await new Promise<void>((resolve) => {
    request({ port, host: "127.0.0.1", path, method, headers, agent: false }, (response) => {
      response.resume().on("end", resolve);
    }).end();
  });
  await vi.waitFor(() => expect(lines.length).toBe(before + 1), PATIENCE);
  return lines.at(-1);
}

it.each([
  ["/api/environments/a1/dev?secret=hunter2", "GET", 200, "debug", "/api/environments/[apiId]/[stage]"],
  ["/api/environments/a1/dev", "GET", 502, "warn", "/api/environments/[apiId]/[stage]"],
  ["/", "POST", 200, "info", "/"],
  ["/api/health", "GET", 503, "debug", "/api/health"],
  ["/hunter2", "GET", 404, "debug", "other"],
  ["/", "BREW", 200, "info", "/"],
])("%s %s %i is logged at %s as %s, with the id of the proxy", async (path, method, answer, level, route) => {
  // Node's parser knows its methods and refuses others itself.
  const known = method === "BREW" ? "PURGE" : method;
  const line = await ask(path, known, answer);
  expect(line).toEqual({
    level,
    fields: {
      requestId: "the-proxys-own",
      method: method === "BREW" ? "OTHER" : method,
      route,
      status: String(answer),
      durationMs: expect.any(Number),
    },
  });
  expect(JSON.stringify(line)).not.toContain("hunter2");
});

it("measures them by route, and tells who left from who was served", async () => {
  const before = lines.length;
  const leaving = request({ port, host: "127.0.0.1", path: "/hang" });
  leaving.on("error", () => {});
  leaving.end();
  await vi.waitFor(async () => expect(await connections()).toBeGreaterThan(0), PATIENCE);
  leaving.destroy();
  await vi.waitFor(() => expect(lines.length).toBe(before + 1), PATIENCE);
  expect(lines.at(-1)?.fields).toMatchObject({ route: "other", status: "aborted" });
  const { values } = await metrics().requests.get();
  const counts = values.filter(({ metricName }) => metricName?.endsWith("_count"));
  expect(counts).toContainEqual(
    expect.objectContaining({ labels: { method: "GET", route: "other", status: "aborted" }, value: 1 }),
  );
  expect(JSON.stringify(values)).not.toContain("hunter2");
});

const connections = (): Promise<number> =>
  new Promise((resolve, reject) => server.getConnections((error, count) => (error ? reject(error) : resolve(count))));
