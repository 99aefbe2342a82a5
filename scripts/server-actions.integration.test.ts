import { readFileSync } from "node:fs";
import { request } from "node:http";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { at } from "./lib/paths.mjs";
import { readSettings } from "./lib/settings.mjs";
import { withTemporaryStack } from "./lib/temporary-stack.mjs";

/** Server actions are public endpoints: these requests go to the built dashboard as an attacker would send them. */
let dashboard: URL;
let stop = () => {};
let stopped: Promise<void>;

beforeAll(async () => {
  const until = new Promise<void>((resolve) => {
    stop = resolve;
  });
  await new Promise<void>((started, failed) => {
    stopped = withTemporaryStack(async (stack: { dashboard: string }) => {
      dashboard = new URL(stack.dashboard);
      started();
      await until;
    });
    stopped.catch(failed);
  });
}, 600_000);
afterAll(async () => {
  stop();
  await stopped;
});

interface Answer {
  status: number;
  body: string;
}

/** `fetch` would not let us forge Host and Origin. */
function send(method: string, headers: Record<string, string>, body = "", path = "/"): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const { hostname, port } = dashboard;
    const asked = request(
      { hostname, port, path, method, headers: { ...headers, connection: "close" } },
      (response) => {
        let text = "";
        response.setEncoding("utf8").on("data", (chunk) => {
          text += chunk;
        });
        response.on("end", () => resolve({ status: response.statusCode ?? 0, body: text }));
      },
    );
    asked.on("error", reject);
    asked.end(body);
  });
}

/** The id that the build gave an action. */
function idOf(action: string): string {
  const file = at(readSettings().distDir, "server/server-reference-manifest.json");
  const { node } = JSON.parse(readFileSync(file, "utf8")) as { node: Record<string, { exportedName?: string }> };
  const id = Object.keys(node).find((each) => node[each]?.exportedName === action);
  if (id === undefined) throw new Error(`The build has no action ${action}.`);
  return id;
}

const own = () => ({
  host: dashboard.host,
  origin: dashboard.origin,
  accept: "text/x-component",
  "content-type": "text/plain;charset=UTF-8",
});
const act = (action: string, more: Record<string, string> = {}, body = "[]") =>
  send("POST", { ...own(), "next-action": idOf(action), ...more }, body);
const started = async () => JSON.parse((await send("GET", own(), "", "/api/operations")).body).operations as unknown[];

/** Of a fault, a person sees no file, no line and no name of ours. */
function expectNoInsides({ body }: Answer): void {
  expect(body).not.toMatch(/\n\s+at /);
  expect(body).not.toMatch(/node_modules|webpack|turbopack:|\.next|server\/(actions|operations|store)|\.tsx?:\d+/);
}

/** Next tells a fault in its own stream, with status 200: as a number that finds it in the log, and nothing else. */
const isRefused = ({ status, body }: Answer): boolean =>
  status >= 400 || body.includes('"ok":false') || /^1:E\{"digest":"\d+"\}$/m.test(body);

describe("server actions over HTTP", () => {
  it.each<[string, Record<string, string>]>([
    ["a forged Origin", { origin: "http://evil.example" }],
    ["an opaque Origin", { origin: "null" }],
    ["another port's Origin", { origin: "http://127.0.0.1:1" }],
    ["a foreign Host", { host: "evil.example" }],
    ["a foreign Host that agrees with its Origin", { host: "evil.example", origin: "http://evil.example" }],
    ["a spoofed X-Forwarded-Host", { origin: "http://evil.example", "x-forwarded-host": "evil.example" }],
    ["a spoofed Forwarded", { origin: "http://evil.example", forwarded: "host=evil.example;proto=http" }],
  ])("refuses %s, and starts nothing", async (_name, headers) => {
    const answer = await act("provisionExample", headers);
    expect(answer.body).not.toContain("operationIds");
    expect(answer.status === 200 ? answer.body : "forbidden").toContain("forbidden");
    expectNoInsides(answer);
    expect(await started()).toEqual([]);
  });

  it("refuses a request without an Origin", async () => {
    const { origin: _, ...headers } = own();
    const answer = await send("POST", { ...headers, "next-action": idOf("provisionExample") }, "[]");
    expect(answer.body).toContain('"code":"forbidden"');
    expectNoInsides(answer);
    expect(await started()).toEqual([]);
  });

  it.each<[string, string, Record<string, string>]>([
    ["that is no JSON", "{{{", {}],
    ["that is empty", "", {}],
    ["of a type that it is not", '["a"]', { "content-type": "multipart/form-data; boundary=x" }],
    [
      "cut off in the middle of a form",
      "--x\r\nContent-Disposition: form-data; na",
      { "content-type": "multipart/form-data; boundary=x" },
    ],
    ["with references to nowhere", '["$F1","$Q2","$@9","$B3"]', {}],
    ["with a prototype", '[{"__proto__":{"stage":"dev"},"constructor":{"prototype":{}}}]', {}],
    ["larger than anything we send", `["${"x".repeat(3_000_000)}"]`, {}],
    ["of another shape", '[{"clusterName":["a"],"api":7}]', {}],
  ])("refuses a body %s", async (_name, body, headers) => {
    const answer = await act("provisionEnvironment", headers, body);
    expect(answer.body).not.toContain("operationId");
    expect(isRefused(answer), `${answer.status} ${answer.body.slice(0, 300)}`).toBe(true);
    expectNoInsides(answer);
    expect(await started()).toEqual([]);
  });

  it.each([
    ["that never was", "00".repeat(21)],
    ["that is no id", "../../etc/passwd"],
    ["of Object's own", "constructor"],
    ["of Object's own", "__proto__"],
  ])("refuses an action id %s", async (_name, id) => {
    const answer = await send("POST", { ...own(), "next-action": id }, "[]");
    expect(answer.status).toBeGreaterThanOrEqual(400);
    expectNoInsides(answer);
    expect(await started()).toEqual([]);
  });

  it("runs one that comes from its own page", async () => {
    const answer = await act("provisionExample");
    expect(answer).toMatchObject({ status: 200, body: expect.stringContaining('"ok":true') });
    expect(await started()).toHaveLength(2);
    const again = await act("provisionExample");
    expect(again.body).toContain('"code":"conflict"');
    expect(again.body).toContain("Provision EcsDemoAPI/dev");
  });
});
