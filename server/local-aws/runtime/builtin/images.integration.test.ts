import { describe, expect, it } from "vitest";
import { killAfterEach, startOne } from "./testing";

killAfterEach();

const TASK = "0123456789abcdef";
const misbehave = (environment: Record<string, string>, memory?: number) =>
  startOne({ image: "stageway/misbehave", environment, memory });

describe("stageway/echo", () => {
  it("answers with what it was asked, and by which task", async () => {
    const { url, output } = await startOne({ image: "stageway/echo:1" });
    const response = await fetch(await url("/a/b?c=d&e=%C3%A9"), {
      method: "POST",
      headers: { "x-one": "1" },
      body: "x",
    });
    expect(await response.json()).toMatchObject({
      method: "POST",
      path: "/a/b",
      query: "c=d&e=%C3%A9",
      headers: { "x-one": ["1"], "content-length": ["1"] },
      taskId: TASK,
    });
    expect(output.join("")).toMatch(/stdout .*"POST \/a\/b\?c=d&e=%C3%A9 HTTP\/1\.1" 200 \d+\n/);
  });

  it("listens where PORT says, and ends with words when that is no port", async () => {
    const { url } = await startOne({ image: "stageway/echo", environment: { PORT: "8080" } });
    expect((await fetch(await url("/", 8080))).status).toBe(200);
    const { container, output } = await startOne({ image: "stageway/echo", environment: { PORT: "http" } });
    expect(await container.exited).not.toBe(0);
    expect(output.join("")).toContain("PORT must be a port number, not 'http'");
  });

  it("ends well when asked to", async () => {
    const { pod, container, url } = await startOne({ image: "stageway/echo" });
    await fetch(await url());
    await pod.stop();
    expect(await container.exited).toBe(0);
    expect(container.outOfMemory).toBe(false);
  });
});

it("stageway/hello tells its version", async () => {
  const { url } = await startOne({ image: "stageway/hello:3" });
  expect(await (await fetch(await url())).json()).toEqual({ hello: "world", version: 3, taskId: TASK });
});

describe("stageway/misbehave", () => {
  it("answers with another status, and late", async () => {
    const { url } = await misbehave({ STATUS: "503", LATENCY_MS: "150" });
    const start = performance.now();
    expect((await fetch(await url())).status).toBe(503);
    expect(performance.now() - start).toBeGreaterThanOrEqual(145);
  });

  it("fails on one path only", async () => {
    const { url } = await misbehave({ UNHEALTHY_PATH: "/health" });
    expect((await fetch(await url("/health?x"))).status).toBe(500);
    expect((await fetch(await url("/healthy"))).status).toBe(200);
  });

  it("hangs, and still ends when asked to", async () => {
    const { url, pod, container } = await misbehave({ HANG: "/slow" });
    expect((await fetch(await url("/quick"))).status).toBe(200);
    const hanging = fetch(await url("/slow"), { signal: AbortSignal.timeout(200) });
    await expect(hanging).rejects.toThrow(/timeout/i);
    await pod.stop();
    expect(await container.exited).toBe(0);
  });

  it("crashes after so many requests, the last of which is answered", async () => {
    const { url, container, output } = await misbehave({ CRASH_AFTER_REQUESTS: "2", EXIT_CODE: "42" });
    expect((await fetch(await url())).status).toBe(200);
    expect((await fetch(await url())).status).toBe(200);
    expect(await container.exited).toBe(42);
    expect(output).toContain("stderr misbehave: fatal error after 2 requests\n");
  });

  it("crashes after a time", async () => {
    const { container } = await misbehave({ CRASH_AFTER_SECONDS: "0.05" });
    expect(await container.exited).toBe(1);
  });

  it("is killed when it uses more memory than it may, and only then", async () => {
    const greedy = await misbehave({ MEMORY_MB: "600" }, 512);
    expect(await greedy.container.exited).toBe(137);
    expect(greedy.container.outOfMemory).toBe(true);
    const modest = await misbehave({ MEMORY_MB: "512" }, 512);
    expect((await fetch(await modest.url())).status).toBe(200);
    expect(modest.container.outOfMemory).toBe(false);
  });

  it("ends with words when it cannot tell how", async () => {
    const { container, output } = await misbehave({ STATUS: "teapot" });
    expect(await container.exited).toBe(1);
    expect(output).toEqual(["stderr misbehave: STATUS must be a whole number from 200 to 599, not 'teapot'\n"]);
  });
});
