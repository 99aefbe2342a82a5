import { connect } from "node:net";
import { afterEach, describe, expect, it } from "vitest";
import type { ContainerSpec, Pod } from "../runtime";
import { createBuiltinRuntime } from "./runtime";

const HELLO = `echo '{ "hello" : "world" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground`;
const QUOTED = `/bin/sh -c "echo '{ \\"hello\\" : \\"world\\" }' > /usr/local/apache2/htdocs/index.html && httpd-foreground"`;

const pods: Pod[] = [];
afterEach(async () => {
  await Promise.all(pods.splice(0).map((pod) => pod.kill()));
});

async function start(...containers: Partial<ContainerSpec>[]) {
  const ports = new Map<number, number>();
  let opened: () => void = () => {};
  const listening = new Promise<void>((resolve) => {
    opened = resolve;
  });
  const output: string[] = [];
  const pod = await createBuiltinRuntime().start({
    id: "t",
    containers: containers.map((container, index) => ({
      name: `c${index}`,
      image: "httpd:2.4",
      environment: {},
      stopTimeout: 5,
      ...container,
    })),
    opened(containerPort, loopbackPort) {
      ports.set(containerPort, loopbackPort);
      opened();
      return () => ports.delete(containerPort);
    },
    wrote: (name, stream, text) => output.push(`${name} ${stream} ${text}`),
  });
  pods.push(pod);
  const url = async (path = "/") => {
    await listening;
    return `http://127.0.0.1:${ports.get(80)}${path}`;
  };
  return { pod, ports, output, url };
}

const exitOf = (pod: Pod, name: string) => pod.containers.get(name)?.exited;

describe("the well-known container", () => {
  it.each([
    ["shell form", ["/bin/sh", "-c"], [HELLO]],
    ["a shell within a shell", ["sh", "-c"], [QUOTED]],
    ["exec form", undefined, ["/bin/sh", "-c", HELLO]],
  ])("%s answers hello", async (_name, entryPoint, command) => {
    const { url } = await start({ entryPoint, command });
    const response = await fetch(await url());
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html");
    expect(await response.text()).toBe('{ "hello" : "world" }\n');
  });
});

describe("httpd", () => {
  it("serves Apache's own page by default, with its validators", async () => {
    const { url } = await start({});
    const response = await fetch(await url());
    expect(await response.text()).toBe("<html><body><h1>It works!</h1></body></html>\n");
    expect(response.headers.get("last-modified")).toBe("Mon, 11 Jun 2007 18:53:14 GMT");
    expect(response.headers.get("etag")).toBe('"2d-432a5e4a73a80"');
    const again = await fetch(await url(), { headers: { "if-none-match": '"2d-432a5e4a73a80"' } });
    expect(again.status).toBe(304);
    const changed = await fetch(await url(), { headers: { "if-none-match": '"other"' } });
    expect(changed.status).toBe(200);
  });

  it.each([
    ["GET", "/nope", 404, "The requested URL was not found on this server."],
    ["GET", "/index.html/", 404, "Not Found"],
    ["DELETE", "/", 405, "The requested method is not allowed"],
    ["GET", "/%zz", 400, "Your browser sent a request"],
  ])("%s %s is %i", async (method, path, status, text) => {
    const { url } = await start({});
    const response = await fetch(await url(path), { method });
    expect(response.status).toBe(status);
    expect(response.headers.get("content-type")).toBe("text/html; charset=iso-8859-1");
    expect(await response.text()).toContain(text);
  });

  it("answers HEAD without and POST with the body, and parts of it", async () => {
    const { url } = await start({});
    const head = await fetch(await url(), { method: "HEAD" });
    expect([head.status, head.headers.get("content-length"), await head.text()]).toEqual([200, "45", ""]);
    expect(await (await fetch(await url(), { method: "POST", body: "x".repeat(1e6) })).text()).toContain("It works!");
    const part = await fetch(await url(), { headers: { range: "bytes=0-5" } });
    expect([part.status, await part.text(), part.headers.get("content-range")]).toEqual([
      206,
      "<html>",
      "bytes 0-5/45",
    ]);
    expect((await fetch(await url(), { headers: { range: "bytes=99-" } })).status).toBe(416);
  });

  it("listens on port 80 only, ends well when asked to, and writes what it served", async () => {
    const { pod, ports, url, output } = await start({});
    await (await fetch(await url("/nope"))).text();
    expect([...ports.keys()]).toEqual([80]);
    await pod.stop();
    expect(await exitOf(pod, "c0")).toBe(0);
    expect(ports.size).toBe(0);
    expect(output.join("")).toMatch(/c0 stdout .*"GET \/nope HTTP\/1\.1" 404/);
  });
});

describe("containers of a pod", () => {
  it.each([
    [["no-such-command"], undefined, 127],
    [["exit 3"], ["sh", "-c"], 3],
    [["no-such-command"], ["/bin/sh", "-c"], 127],
    [["./httpd-foreground"], undefined, 127],
    [[], ["sh"], 0],
  ])("%j after %j exits with %i", async (command, entryPoint, code) => {
    const { pod } = await start({ command, entryPoint });
    expect(await exitOf(pod, "c0")).toBe(code);
  });

  it("share the network: the second on a port cannot bind it", async () => {
    const { pod, url } = await start({}, {}, { command: ["sh", "-c", "echo done"] });
    expect(await exitOf(pod, "c1")).toBe(1);
    expect(await exitOf(pod, "c2")).toBe(0);
    expect((await fetch(await url())).status).toBe(200);
  });

  it("have their own environment", async () => {
    const { pod, output } = await start({
      entryPoint: ["sh", "-c"],
      command: ['echo "$A"'],
      environment: { A: "é ✓" },
    });
    await exitOf(pod, "c0");
    expect(output).toEqual(["c0 stdout é ✓\n"]);
  });

  it("are killed when they outlast their stop timeout", async () => {
    const { pod, url } = await start({ stopTimeout: 0.05 });
    // A request that never ends keeps a graceful stop waiting.
    const socket = connect(Number(new URL(await url()).port), "127.0.0.1");
    socket.on("error", () => {});
    await new Promise<void>((resolve) => socket.write("GET / HTTP/1.1\r\nHost: x\r\n", () => resolve()));
    await pod.stop();
    expect(await exitOf(pod, "c0")).toBe(137);
    socket.destroy();
  });

  it("start by the hundred at once", async () => {
    const started = await Promise.all(Array.from({ length: 200 }, () => start({})));
    const urls = await Promise.all(started.map(({ url }) => url()));
    expect(new Set(urls).size).toBe(200);
    const last = urls.at(-1) ?? "";
    expect((await fetch(last)).status).toBe(200);
  });
});
